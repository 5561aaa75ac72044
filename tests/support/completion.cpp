#include "tests/support/completion.h"

#include <algorithm>
#include <set>

#include "core/manifest/schema.h"
#include "core/manifest/validate.h"
#include "core/workspace/workspace.h"

namespace asyncy::test {
namespace {

constexpr std::string_view kMarker = "<|>";

struct Marked {
  std::string text;
  text::Offset at = 0;
};

Marked read_marker(std::string_view text) {
  const auto marker = text.find(kMarker);
  if (marker == std::string_view::npos) FAIL("no marker in " << text);
  return {.text = std::string(text.substr(0, marker)) + std::string(text.substr(marker + kMarker.size())),
          .at = static_cast<text::Offset>(marker)};
}

}  // namespace

std::vector<ide::Completion> completions_at(const Project& project, std::string_view text, ide::CompletionOptions options) {
  const Marked marked = read_marker(text);
  std::vector<std::shared_ptr<const workspace::Document>> documents;
  for (const auto& [folder, manifest] : project.manifests)
    documents.push_back(
        workspace::open("/project/" + folder + "/asyncy.yml", text::Text(manifest), text::Language::manifest));
  const auto document = workspace::open(project.path, text::Text(marked.text), workspace::language_of(project.path));
  std::erase_if(documents, [&](const auto& each) { return each->path == document->path; });
  documents.push_back(document);
  const workspace::Workspace workspace({{.path = "/project", .config = {}}}, documents);
  auto list = ide::complete(workspace, *document, marked.at, options);
  CHECK(broken_rule(document->text, marked.at, list).empty());
  return list;
}

std::string accept(const Project& project, std::string_view text, std::string_view label, ide::CompletionOptions options) {
  const auto list = completions_at(project, text, options);
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const ide::Completion& each) { return each.label == label; });
  if (found == list.end()) return "not offered: " + std::string(label) + "; offered: " + labels(list);
  std::string out = read_marker(text).text;
  return out.replace(found->replace.begin, found->replace.size(), found->insert);
}

std::string labels(const std::vector<ide::Completion>& list) {
  std::string out;
  for (const auto& each : list) out += (out.empty() ? "" : " ") + each.label;
  return out;
}

std::string labels(const std::vector<ide::Completion>& list, ide::CompletionKind kind) {
  std::vector<ide::Completion> some;
  std::copy_if(list.begin(), list.end(), std::back_inserter(some), [&](const auto& each) { return each.kind == kind; });
  return labels(some);
}

std::string broken_rule(const text::Text& text, text::Offset at, const std::vector<ide::Completion>& list) {
  std::set<std::pair<ide::CompletionKind, std::string>> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const ide::Completion& each = list[i];
    if (each.label.empty() || each.insert.empty()) return "an empty offer";
    if (each.replace.begin > each.replace.end || each.replace.end > text.size()) return each.label + ": out of bounds";
    if (!each.replace.touches(at)) return each.label + ": the cursor is not in the range";
    if (text.line_of(each.replace.begin) != text.line_of(each.replace.end)) return each.label + ": more than one line";
    if (text.slice(each.replace).find_first_of("\r\n") != std::string_view::npos) return each.label + ": holds a line end";
    if (i > 0 && each.sort_text < list[i - 1].sort_text) return each.label + ": not sorted";
    if (!seen.emplace(each.kind, each.label).second) return each.label + ": twice";
  }
  return {};
}

std::map<text::Offset, std::string> known_keys(const yaml::Tree& tree) {
  std::map<text::Offset, std::string> keys;
  const auto root = manifest::root_section(tree);
  if (root != manifest::Section::service) return keys;
  std::vector<std::pair<yaml::NodeId, manifest::Section>> open = {{tree.root, root}};
  while (!open.empty()) {
    const auto [node, section] = open.back();
    open.pop_back();
    if (node == yaml::kNone || section == manifest::Section::free) continue;
    if (tree[node].kind == yaml::Kind::sequence) {
      const auto* element = manifest::find_element(section);
      if (element != nullptr)
        for (const auto child : tree.children(node)) open.emplace_back(child, element->inside);
    }
    std::set<std::string_view> seen;
    for (const auto entry : tree.entries(node)) {
      const auto* key = manifest::find_key(section, tree.value(entry.key));
      if (key == nullptr || !seen.insert(tree.value(entry.key)).second) continue;
      if (key->name != "*" && key->era != manifest::Era::obsolete)
        keys.emplace(tree[entry.key].range.begin, tree.value(entry.key));
      open.emplace_back(entry.value, key->inside);
    }
  }
  return keys;
}

}  // namespace asyncy::test
