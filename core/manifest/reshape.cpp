#include "core/manifest/reshape.h"

#include <algorithm>

#include "core/types/type.h"

namespace asyncy::manifest {
namespace {

using text::Edit;
using text::Offset;
using text::Range;
using yaml::Kind;
using yaml::Node;
using yaml::NodeId;
using yaml::Style;

/// Behind the colon that follows `key`; nothing when something stands between them.
std::optional<Offset> behind_colon(const yaml::Tree& tree, NodeId key) {
  const std::string_view rest = tree.text.view().substr(tree[key].range.end);
  const auto colon = rest.find_first_not_of(" \t");
  if (colon == std::string_view::npos || rest[colon] != ':') return std::nullopt;
  return tree[key].range.end + static_cast<Offset>(colon) + 1;
}

bool has_properties(const Node& node) { return !node.anchor.empty() || !node.tag.empty(); }

bool is_plain_name(const yaml::Tree& tree, NodeId node) {
  return tree[node].kind == Kind::scalar && tree[node].style == Style::plain && !has_properties(tree[node]);
}

/// A value that can stand behind `name:` in short.
bool is_type(const yaml::Tree& tree, NodeId value) {
  if (!is_plain_name(tree, value)) return false;
  const auto names = types::read_type(tree.value(value));
  return std::all_of(names.begin(), names.end(), [](const types::TypeName& name) { return name.base.has_value(); });
}

/// `name` or `name:type`; nothing for a value that has more to say.
std::optional<std::string> in_short(const yaml::Tree& tree, yaml::Entry entry) {
  std::string name(tree.value(entry.key));
  if (tree[entry.value].kind == Kind::null) return name;
  if (!is_type(tree, entry.value)) return std::nullopt;
  return std::move(name) + ':' + std::string(tree.value(entry.value));
}

bool rewrite_entry(const yaml::Tree& tree, yaml::Entry entry, std::vector<Edit>& edits) {
  const auto colon = behind_colon(tree, entry.key);
  if (!is_plain_name(tree, entry.key) || !colon || has_properties(tree[entry.value])) return false;
  const Range key = tree[entry.key].range;
  if (const auto text = in_short(tree, entry)) {
    edits.push_back({.range = {key.begin, std::max(*colon, tree[entry.value].range.end)}, .text = "- " + *text});
    return true;
  }
  const Node& body = tree[entry.value];
  if (body.kind != Kind::map) return false;
  if (body.style == Style::flow) {
    edits.push_back({.range = {key.begin, body.range.begin + 1},
                     .text = "- {name: " + std::string(tree.value(entry.key)) + (body.first_child == yaml::kNone ? "" : ", ")});
    return true;
  }
  edits.push_back({.range = {key.begin, *colon}, .text = "- name: " + std::string(tree.value(entry.key))});
  const int by = static_cast<int>(column_of(tree, entry.key)) + 2 - static_cast<int>(column_of(tree, entry.value));
  const auto line = tree.text.line_of(body.range.begin);
  return shift_lines(tree.text, {tree.text.line_start(line), body.range.end}, by, edits);
}

}  // namespace

Offset column_of(const yaml::Tree& tree, NodeId node) { return tree.text.position(tree[node].range.begin).column; }

bool shift_lines(const text::Text& text, Range range, int by, std::vector<Edit>& edits) {
  if (by == 0) return true;
  for (auto line = text.line_of(range.begin); line < text.line_count() && text.line_start(line) < range.end; ++line) {
    const Range whole = text.line_range(line);
    const std::string_view written = text.slice(whole);
    const auto blanks = written.find_first_not_of(' ');
    if (blanks == std::string_view::npos) continue;
    if (by > 0) {
      edits.push_back({.range = {whole.begin, whole.begin}, .text = std::string(static_cast<std::size_t>(by), ' ')});
    } else {
      if (blanks < static_cast<std::size_t>(-by)) return false;
      edits.push_back({.range = {whole.begin, whole.begin + static_cast<Offset>(-by)}, .text = {}});
    }
  }
  return true;
}

std::optional<text::Fix> arguments_as_list(const yaml::Tree& tree, NodeId map) {
  if (tree[map].kind != Kind::map || has_properties(tree[map])) return std::nullopt;
  text::Fix fix{.title = "Write as a list", .edits = {}};
  const auto entries = tree.entries(map);
  if (tree[map].style == Style::flow) {
    std::string list;
    for (const yaml::Entry entry : entries) {
      const auto text = is_plain_name(tree, entry.key) ? in_short(tree, entry) : std::nullopt;
      if (!text) return std::nullopt;
      list += (list.empty() ? "" : ", ") + *text;
    }
    fix.edits.push_back({.range = tree[map].range, .text = '[' + list + ']'});
    return fix;
  }
  for (const yaml::Entry entry : entries)
    if (!rewrite_entry(tree, entry, fix.edits)) return std::nullopt;
  return fix;
}

std::optional<text::Fix> names_as_map(const yaml::Tree& tree, yaml::Entry entry) {
  const NodeId list = entry.value;
  if (tree[list].kind != Kind::sequence || has_properties(tree[list])) return std::nullopt;
  text::Fix fix{.title = "Write as a map", .edits = {}};
  const bool flow = tree[list].style == Style::flow;
  const bool indented = !flow && column_of(tree, list) > column_of(tree, entry.key);
  for (const NodeId element : tree.children(list)) {
    const Node& node = tree[element];
    if (!is_plain_name(tree, element) || tree.text.slice(node.range) != tree.value(element)) return std::nullopt;
    if (!flow) {
      const std::string_view before = tree.text.view().substr(0, node.range.begin);
      const auto dash = before.rfind('-');
      if (dash == std::string_view::npos || before.find_first_not_of(" \t", dash + 1) != std::string_view::npos) return std::nullopt;
      fix.edits.push_back({.range = {static_cast<Offset>(dash), node.range.begin}, .text = indented ? "" : "  "});
    }
    fix.edits.push_back({.range = {node.range.end, node.range.end}, .text = flow ? ": " : ":"});
  }
  if (flow) {
    const Range range = tree[list].range;
    fix.edits.insert(fix.edits.begin(), {.range = {range.begin, range.begin + 1}, .text = "{"});
    fix.edits.push_back({.range = {range.end - 1, range.end}, .text = "}"});
  }
  return fix;
}

}  // namespace asyncy::manifest
