#include "core/workspace/examples.h"

#include <algorithm>
#include <array>

#include "core/story/parser.h"
#include "core/text/ascii.h"
#include "core/workspace/paths.h"

namespace asyncy::workspace {
namespace {

using text::Offset;
using text::Range;

constexpr std::string_view kFenceBlanks = " \t";
constexpr std::array<std::string_view, 2> kStoryLanguages = {"storyscript", "story"};
constexpr std::array<std::string_view, 2> kMarkdownEndings = {".md", ".markdown"};

/// A line of backquotes or tildes, see https://spec.commonmark.org/0.31.2/#fenced-code-blocks.
struct Fence {
  char mark = 0;  ///< 0: the line is none
  std::size_t length = 0;
  std::size_t indentation = 0;
  std::string_view info;  ///< what stands behind the marks
};

Fence read_fence(std::string_view line) {
  Fence fence;
  fence.indentation = std::min(line.find_first_not_of(kFenceBlanks), line.size());
  line.remove_prefix(fence.indentation);
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  fence.length = std::min(line.find_first_not_of(line[0]), line.size());
  if (fence.length < 3) return {};
  fence.info = line.substr(fence.length);
  // Backquotes that close on their own line are code in a sentence.
  if (line[0] == '`' && fence.info.find('`') != std::string_view::npos) return {};
  fence.mark = line[0];
  return fence;
}

bool closes(const Fence& fence, const Fence& open) {
  return fence.mark == open.mark && fence.length >= open.length && fence.info.find_first_not_of(kFenceBlanks) == std::string_view::npos;
}

bool is_of_a_story(const Fence& fence) {
  const std::size_t begin = std::min(fence.info.find_first_not_of(kFenceBlanks), fence.info.size());
  const std::string_view word = fence.info.substr(begin, fence.info.find_first_of(" \t{,", begin) - begin);
  return std::find(kStoryLanguages.begin(), kStoryLanguages.end(), text::lowered(word)) != kStoryLanguages.end();
}

/// The text of one block without the indentation of its fence, and where its lines begin in the source.
struct FencedBlock {
  std::string text;
  std::vector<Offset> lines;
};

/// Of the lines between `within.begin` and `within.end`.
std::vector<FencedBlock> blocks_in(const text::Text& source, Range within) {
  std::vector<FencedBlock> found;
  Fence open;
  bool taken = false;
  for (std::uint32_t line = source.line_of(within.begin); line < source.line_count(); ++line) {
    const Offset begin = source.line_start(line);
    if (begin >= within.end) break;
    const std::string_view text = source.slice(source.line_range(line));
    const Fence fence = read_fence(text);
    if (open.mark == 0) {
      if (fence.mark == 0) continue;
      open = fence;
      taken = is_of_a_story(fence);
      if (taken) found.emplace_back();
      continue;
    }
    // The indentation of the fence belongs to what is around the block, and lines may have less of it.
    const std::size_t blanks = std::min(text.find_first_not_of(kFenceBlanks), text.size());
    const Offset content = begin + static_cast<Offset>(std::min(open.indentation, blanks));
    const bool ends = closes(fence, open);
    if (taken) {
      found.back().lines.push_back(content);
      if (!ends) found.back().text += source.slice({content, std::max(content, std::min(source.line_start(line + 1), within.end))});
    }
    if (ends) open = {};
  }
  for (FencedBlock& each : found)
    if (each.lines.empty() || each.text.ends_with('\n')) each.lines.push_back(within.end);
  return found;
}

std::shared_ptr<const Document> read(const std::string& path, std::string text) {
  auto document = std::make_shared<Document>();
  document->path = path;
  document->text = text::Text(std::move(text));
  const auto& file = document->file.emplace<StoryFile>(story::parse(document->text));
  document->diagnostics = file.tree.diagnostics;
  return document;
}

void add(const Document& document, Range within, std::vector<Example>& examples) {
  for (FencedBlock& block : blocks_in(document.text, within)) {
    examples.push_back({.story = read(document.path, std::move(block.text)), .lines = std::move(block.lines)});
  }
}

/// Only in `|` do the lines of a text stand as people see them.
void add_of_help(const Document& document, const yaml::Tree& tree, std::vector<Example>& examples) {
  for (yaml::NodeId map = 0; map < tree.nodes.size(); ++map) {
    if (tree[map].kind != yaml::Kind::map) continue;
    for (const yaml::Entry entry : tree.entries(map)) {
      const yaml::Node& help = tree[entry.value];
      if (help.kind != yaml::Kind::scalar || help.style != yaml::Style::literal) continue;
      if (tree[entry.key].kind != yaml::Kind::scalar || tree.value(entry.key) != "help") continue;
      const Offset begin = tree.text.line_start(tree.text.line_of(help.range.begin) + 1);
      if (begin < help.range.end) add(document, {begin, help.range.end}, examples);
    }
  }
}

}  // namespace

Range Example::in_document(Range range) const {
  const auto moved = [this](Offset offset) {
    const std::uint32_t line = std::min(story->text.line_of(offset), static_cast<std::uint32_t>(lines.size()) - 1);
    return lines[line] + (offset - story->text.line_start(line));
  };
  return {moved(range.begin), moved(range.end)};
}

std::vector<Example> examples_of(const Document& document) {
  std::vector<Example> examples;
  const std::string_view bytes = document.text.view();
  const bool markdown = is_markdown(name_of(document.path));
  if (!markdown && document.manifest() == nullptr) return examples;
  if (bytes.find("```") == std::string_view::npos && bytes.find("~~~") == std::string_view::npos) return examples;
  if (markdown)
    add(document, document.text.range(), examples);
  else
    add_of_help(document, document.manifest()->tree, examples);
  std::sort(examples.begin(), examples.end(), [](const Example& a, const Example& b) { return a.lines < b.lines; });
  return examples;
}

bool is_markdown(std::string_view file_name) {
  const std::string name = text::lowered(file_name);
  return std::any_of(kMarkdownEndings.begin(), kMarkdownEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_readme(std::string_view file_name) { return text::lowered(file_name).starts_with("readme") && is_markdown(file_name); }

}  // namespace asyncy::workspace
