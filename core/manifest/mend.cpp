#include "core/manifest/mend.h"

#include <algorithm>

#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"

namespace asyncy::manifest {
namespace {

using text::Offset;
using text::Range;

std::string quoted(std::string_view name) { return '`' + std::string(name) + '`'; }

Range range_of(const yaml::Tree& tree, yaml::Entry entry) {
  return {tree[entry.key].range.begin, std::max(tree[entry.key].range.end, tree[entry.value].range.end)};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

Offset column_of(const yaml::Tree& tree, yaml::NodeId node) { return tree.text.position(tree[node].range.begin).column; }

/// False when `command` has a result already, or no entries to align one with.
bool indent_below(const yaml::Tree& tree, yaml::Entry command, yaml::Entry result, text::Fix& fix) {
  const auto entries = tree.entries(command.value);
  if (entries.empty() || tree[command.value].style != yaml::Style::block ||
      tree.find(command.value, "result") != yaml::kNone)
    return false;
  const Offset from = column_of(tree, result.key);
  const Offset to = column_of(tree, entries.front().key);
  if (to <= from) return false;
  const Range range = range_of(tree, result);
  const auto last = tree.text.line_of(range.end);
  for (auto line = tree.text.line_of(range.begin); line <= last; ++line) {
    const Range whole = tree.text.line_range(line);
    if (!is_blank(tree.text.slice(whole)) && whole.begin < range.end)
      fix.edits.push_back({.range = {whole.begin, whole.begin}, .text = std::string(to - from, ' ')});
  }
  return true;
}

}  // namespace

std::optional<text::Fix> rename_key(const yaml::Tree& tree, yaml::Entry entry, std::string_view name) {
  if (tree.find(tree[entry.key].parent, name) != yaml::kNone) return std::nullopt;
  return text::Fix{.title = "Change to " + quoted(name),
                   .edits = {{.range = tree[entry.key].range, .text = std::string(name)}}};
}

text::Fix remove_entry(const yaml::Tree& tree, yaml::Entry entry) {
  text::Fix fix{.title = "Remove " + quoted(tree.value(entry.key)), .edits = {}};
  Range range = range_of(tree, entry);
  const yaml::NodeId map = tree[entry.key].parent;
  if (tree[map].style == yaml::Style::flow) {
    const auto entries = tree.entries(map);
    const auto at = static_cast<std::size_t>(
        std::find_if(entries.begin(), entries.end(), [&](yaml::Entry each) { return each.key == entry.key; }) -
        entries.begin());
    // With the comma before it; the first one with that behind it.
    if (at > 0)
      range.begin = range_of(tree, entries[at - 1]).end;
    else if (entries.size() > 1)
      range.end = tree[entries[1].key].range.begin;
    fix.edits.push_back({.range = range, .text = {}});
    return fix;
  }
  const auto line = tree.text.line_of(range.begin);
  const Offset begin = tree.text.line_start(line);
  // Behind `- ` or another key the line is not the entry's own.
  if (!is_blank(tree.text.slice({begin, range.begin}))) return fix;
  const Offset last = range.empty() ? range.end : range.end - 1;
  fix.edits.push_back({.range = {begin, tree.text.line_start(tree.text.line_of(last) + 1)}, .text = {}});
  return fix;
}

std::optional<text::Fix> invert_optional(const yaml::Tree& tree, yaml::Entry entry) {
  const auto value = boolean_of(tree, entry.value);
  if (!value || tree[entry.value].kind != yaml::Kind::scalar ||
      tree.find(tree[entry.key].parent, "required") != yaml::kNone)
    return std::nullopt;
  const std::string_view inverted = *value ? "false" : "true";
  return text::Fix{.title = "Change to " + quoted("required: " + std::string(inverted)),
                   .edits = {{.range = tree[entry.key].range, .text = "required"},
                             {.range = tree[entry.value].range, .text = std::string(inverted)}}};
}

std::optional<text::Fix> remove_quotes(const yaml::Tree& tree, yaml::NodeId value, Shapes wanted) {
  if ((shapes_unquoted(tree, value) & wanted) == 0) return std::nullopt;
  return text::Fix{.title = "Remove the quotes",
                   .edits = {{.range = tree[value].range, .text = std::string(tree.value(value))}}};
}

text::Fix join_shorthand(const yaml::Tree& tree, yaml::Entry entry) {
  const std::string_view type = tree.value(entry.value);
  const std::string joined = std::string(tree.value(entry.key)) + (type.empty() ? "" : ":" + std::string(type));
  text::Fix fix{.title = "Change to " + quoted(joined), .edits = {}};
  Range range = range_of(tree, entry);
  if (type.empty()) {
    // Up to the colon, and with it.
    range.end = tree[entry.key].range.end;
    const std::string_view rest = tree.text.view().substr(range.end);
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || !is_blank(rest.substr(0, colon))) return fix;
    range.end += static_cast<Offset>(colon) + 1;
  }
  fix.edits.push_back({.range = range, .text = joined});
  return fix;
}

std::optional<text::Fix> indent_results(const yaml::Tree& tree, yaml::NodeId commands) {
  const auto entries = tree.entries(commands);
  text::Fix fix{.title = "Indent `result` below the command above", .edits = {}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_misplaced_result(tree, entries[i])) continue;
    if (i == 0 || !indent_below(tree, entries[i - 1], entries[i], fix)) return std::nullopt;
  }
  return fix;
}

}  // namespace asyncy::manifest
