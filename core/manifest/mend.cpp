#include "core/manifest/mend.h"

#include <algorithm>

#include "core/manifest/reshape.h"
#include "core/manifest/scalar.h"
#include "core/manifest/validate.h"
#include "core/text/excerpt.h"

namespace asyncy::manifest {
namespace {

using text::Offset;
using text::quoted;
using text::Range;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

/// A part of `[…]` or `{…}` with the comma before it; the first one with that behind it.
std::vector<text::Edit> remove_from_flow(const std::vector<Range>& siblings, Range range) {
  const auto at = static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), range) - siblings.begin());
  if (at > 0 && at < siblings.size())
    range.begin = siblings[at - 1].end;
  else if (siblings.size() > 1)
    range.end = siblings[1].begin;
  return {{.range = range, .text = {}}};
}

/// The lines of `range`, where nothing but `indicator` stands before it: else the first one is not its own.
std::vector<text::Edit> remove_lines(const yaml::Tree& tree, Range range, std::string_view indicator) {
  const Offset begin = tree.text.line_start(tree.text.line_of(range.begin));
  std::string_view before = tree.text.slice({begin, range.begin});
  const auto first = before.find_first_not_of(" \t");
  before.remove_prefix(std::min(first, before.size()));
  if (!before.starts_with(indicator) || !is_blank(before.substr(indicator.size()))) return {};
  const Offset last = range.empty() ? range.end : range.end - 1;
  return {{.range = {begin, tree.text.line_start(tree.text.line_of(last) + 1)}, .text = {}}};
}

/// False when `command` has a result already, or no entries to align one with.
bool indent_below(const yaml::Tree& tree, yaml::Entry command, yaml::Entry result, text::Fix& fix) {
  const auto entries = tree.entries(command.value);
  if (entries.empty() || tree[command.value].style != yaml::Style::block ||
      tree.find(command.value, "result") != yaml::kNone)
    return false;
  const Offset from = column_of(tree, result.key);
  const Offset to = column_of(tree, entries.front().key);
  return to > from && shift_lines(tree.text, tree.range(result), static_cast<int>(to - from), fix.edits);
}

}  // namespace

std::optional<text::Fix> rename_key(const yaml::Tree& tree, yaml::Entry entry, std::string_view name) {
  if (tree.find(tree[entry.key].parent, name) != yaml::kNone) return std::nullopt;
  return text::Fix{.title = "Change to " + quoted(name),
                   .edits = {{.range = tree[entry.key].range, .text = std::string(name)}}};
}

text::Fix remove_entry(const yaml::Tree& tree, yaml::Entry entry) {
  const yaml::NodeId map = tree[entry.key].parent;
  const bool flow = tree[map].style == yaml::Style::flow;
  std::vector<Range> siblings;
  if (flow)
    for (const yaml::Entry each : tree.entries(map)) siblings.push_back(tree.range(each));
  return {.title = "Remove " + quoted(tree.value(entry.key)),
          .edits = flow ? remove_from_flow(siblings, tree.range(entry)) : remove_lines(tree, tree.range(entry), "")};
}

text::Fix remove_element(const yaml::Tree& tree, yaml::NodeId element) {
  const yaml::NodeId list = tree[element].parent;
  const bool flow = list != yaml::kNone && tree[list].style == yaml::Style::flow;
  std::vector<Range> siblings;
  if (flow)
    for (const yaml::NodeId each : tree.children(list)) siblings.push_back(tree[each].range);
  const Range range = tree[element].range;
  return {.title = "Remove " + quoted(text::excerpt(tree.text.slice(range), 40)),
          .edits = flow ? remove_from_flow(siblings, range) : remove_lines(tree, range, "-")};
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

text::Fix add_name(const yaml::Tree& tree, yaml::NodeId argument) {
  text::Fix fix{.title = "Add `name`", .edits = {}, .preferred = false};
  const auto taken = [&](std::string_view name) {
    for (const yaml::NodeId each : tree.children(tree[argument].parent))
      if (const yaml::NodeId known = tree.find(each, "name"); known != yaml::kNone && tree.value(known) == name) return true;
    return false;
  };
  std::string name = "argument";
  for (unsigned number = 2; taken(name); ++number) name = "argument" + std::to_string(number);
  const Range range = tree[argument].range;
  if (tree.find(argument, "name") != yaml::kNone || tree[argument].first_child == yaml::kNone) return fix;
  if (tree[argument].style == yaml::Style::flow)
    fix.edits.push_back({.range = {range.begin + 1, range.begin + 1}, .text = "name: " + name + ", "});
  else
    fix.edits.push_back({.range = {range.begin, range.begin},
                         .text = "name: " + name + '\n' + std::string(column_of(tree, argument), ' ')});
  return fix;
}

text::Fix join_shorthand(const yaml::Tree& tree, yaml::Entry entry) {
  const std::string_view type = tree.value(entry.value);
  const std::string joined = std::string(tree.value(entry.key)) + (type.empty() ? "" : ":" + std::string(type));
  text::Fix fix{.title = "Change to " + quoted(joined), .edits = {}};
  Range range = tree.range(entry);
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
