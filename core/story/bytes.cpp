#include "core/story/bytes.h"

#include <algorithm>

#include "core/text/utf.h"

namespace asyncy::story {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

std::string message_for(char c) {
  if (!is_control(c)) return "these bytes are not UTF-8; save the file with the encoding UTF-8";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(c);
  return std::string("invisible control character (code 0x") + kDigits[code >> 4U] + kDigits[code & 15U] + "); delete it";
}

}  // namespace

const text::RuleInfo unreadable_character{
    .name = "unreadable-character",
    .severity = text::Severity::error,
    .language = text::Language::story,
    .title = "Byte that no text holds",
    .why =
        "Stories are UTF-8 without control characters other than tab and line end. Such bytes come from a wrong encoding "
        "or "
        "from a slip of the keyboard and cannot be seen in most editors.",
    .bad = {.story = "demo go 'this\x01'\n"},
    .good = {.story = "demo go 'this'\n"},
};

std::vector<text::Diagnostic> find_byte_faults(const text::Text& text, text::Range range) {
  std::vector<text::Diagnostic> faults;
  const std::string_view bytes = text.view().substr(0, range.end);
  const std::string_view here = bytes.substr(range.begin);
  if (std::none_of(here.begin(), here.end(), [](char c) { return is_control(c) || static_cast<unsigned char>(c) >= 0x80; }))
    return faults;
  std::uint32_t last_line = 0;
  for (std::size_t at = range.begin; at < bytes.size();) {
    const text::CodePoint point = text::code_point_at(bytes, at);
    if (point.valid && !is_control(bytes[at])) {
      at += point.size;
      continue;
    }
    const auto begin = static_cast<text::Offset>(at);
    const text::Offset end = begin + point.size;
    const std::uint32_t line = text.line_of(begin);
    if (faults.empty() || line != last_line)
      faults.push_back(text::diagnose(unreadable_character, {begin, end}, message_for(bytes[at])));
    else if (faults.back().range.end == begin)
      faults.back().range.end = end;
    last_line = line;
    at = end;
  }
  return faults;
}

Tree no_story(const text::Text& text) {
  auto chunk = std::make_shared<Chunk>();
  chunk->size = text.size();
  chunk->opened = {0};
  chunk->nodes.push_back(
      {.kind = NodeKind::block, .marks = static_cast<std::uint8_t>(Mark::broken), .loose = ChunkNode::kOpen, .range = {}});
  chunk->by_kind = {0};
  std::fill(chunk->kind_begins.begin() + 1 + static_cast<std::ptrdiff_t>(NodeKind::block), chunk->kind_begins.end(), 1);
  std::uint32_t line = 0;
  while (chunk->diagnostics.empty() && line < text.line_count()) {
    chunk->diagnostics = find_byte_faults(text, {text.line_start(line), text.line_start(line + 1)});
    ++line;
  }
  chunk->diagnostics.resize(1);
  chunk->diagnostics[0].message +=
      ". Many more lines hold such bytes: this does not look like a story and is not checked";
  Tree tree(text, {std::move(chunk)});
  tree.is_text = false;
  return tree;
}

}  // namespace asyncy::story
