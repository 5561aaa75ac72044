#include "core/migrate/draft.h"

#include <algorithm>
#include <map>

#include "core/manifest/format.h"
#include "core/manifest/reshape.h"
#include "core/yaml/extent.h"

namespace asyncy::migrate {

using text::Offset;
using text::Range;
using yaml::NodeId;

std::optional<Dialect> dialect_of(std::string_view name) {
  if (name == kDialects[0]) return Dialect::seed;
  if (name == kDialects[1]) return Dialect::arguments;
  return std::nullopt;
}

std::optional<yaml::Entry> Draft::find(NodeId map, std::string_view name) const {
  for (const yaml::Entry entry : tree.entries(map))
    if (tree[entry.key].kind == yaml::Kind::scalar && tree.value(entry.key) == name) return entry;
  return std::nullopt;
}

bool Draft::is_shared(NodeId node) const {
  return tree[node].kind == yaml::Kind::alias || !tree[node].anchor.empty() || !tree[node].tag.empty();
}

void Draft::refuse_shared_arguments(NodeId node) {
  refuse(node, "arguments with an anchor, an alias or a tag are left to you: others may mean them, too");
}

void Draft::refuse_second_way(NodeId key) {
  refuse(key, "this command declares arguments in both ways; bring them into one first");
}

void Draft::rename_result(NodeId body, std::string_view from, std::string_view to) {
  const auto result = find(body, from);
  if (!result) return;
  if (find(body, to)) return refuse(result->key, "this command has a `result` and an `output`; keep one of them");
  rename(*result, to);
}

void Draft::rename_mounts(std::string_view from, std::string_view to) {
  const auto volumes = find(tree.root, "volumes");
  if (!volumes) return;
  for (const yaml::Entry volume : tree.entries(volumes->value))
    if (const auto mount = find(volume.value, from); mount && !find(volume.value, to)) rename(*mount, to);
}

bool Draft::leaves_required_open(yaml::Entry variable) const {
  const auto& all = model.environment;
  const auto same = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name.range == tree[variable.key].range; });
  return same != all.end() && same->required_range.empty() && !same->default_value;
}

std::string Draft::line_end() const {
  const text::Text& text = tree.text;
  return std::string(text.line_count() > 1 ? text.slice({text.line_range(0).end, text.line_start(1)}) : "\n");
}

std::string Draft::line(Offset column, std::string_view text) const {
  return line_end() + std::string(column, ' ') + std::string(text);
}

std::uint32_t Draft::last_line(NodeId node) const {
  const Range range = tree[node].range;
  return line_of(range.empty() ? range.begin : range.end - 1);
}

std::uint32_t Draft::last_line(yaml::Entry entry) const { return std::max(last_line(entry.key), last_line(entry.value)); }

Range Draft::lines(std::uint32_t first, std::uint32_t last) const {
  return {tree.text.line_start(first), tree.text.line_start(last + 1)};
}

std::string_view Draft::comment_behind(Offset at) const {
  const std::string_view rest = tree.text.slice({at, tree.text.line_range(line_of(at)).end});
  const auto first = rest.find_first_not_of(" \t");
  return first == std::string_view::npos || rest[first] != '#' ? std::string_view() : rest.substr(first);
}

Offset Draft::behind_colon(NodeId key) const {
  return yaml::after_indicator(tree.text.view(), tree[key].range.end, ':').value_or(tree[key].range.end);
}

void Draft::add_entry(NodeId map, std::string_view text) {
  const auto entries = tree.entries(map);
  if (is_flow(map)) {
    const Offset at = entries.empty() ? tree[map].range.begin + 1 : tree.range(entries.back()).end;
    return edit({at, at}, (entries.empty() ? "" : ", ") + std::string(text));
  }
  const Offset at = tree.text.line_range(last_line(entries.back())).end;
  edit({at, at}, line(manifest::column_of(tree, entries.front().key), text));
}

void Draft::fill_null(yaml::Entry entry, std::string_view text) {
  const Offset colon = behind_colon(entry.key);
  if (is_flow(tree[entry.key].parent))
    return edit({colon, std::max(colon, tree[entry.value].range.end)}, " {" + std::string(text) + '}');
  if (const Range written = tree[entry.value].range; !written.empty()) edit({colon, written.end}, {});
  const Offset end = tree.text.line_range(last_line(entry)).end;
  edit({end, end}, line(manifest::column_of(tree, entry.key) + 2, text));
}

bool Draft::shift(std::uint32_t first, std::uint32_t last, int by) {
  if (by == 0) return true;
  for (std::uint32_t number = first; number <= last; ++number) {
    const Range whole = tree.text.line_range(number);
    const std::string_view written = tree.text.slice(whole);
    const auto blanks = written.find_first_not_of(' ');
    if (blanks == std::string_view::npos) continue;
    if (by > 0) {
      edit({whole.begin, whole.begin}, std::string(static_cast<std::size_t>(by), ' '));
      continue;
    }
    const auto wanted = static_cast<std::size_t>(-by);
    if (blanks < wanted && written[blanks] != '#') return false;
    edit({whole.begin, whole.begin + static_cast<Offset>(std::min(blanks, wanted))}, {});
  }
  return true;
}

std::vector<CommandBody> command_bodies(const yaml::Tree& tree, const manifest::Manifest& model) {
  std::map<Offset, const manifest::Command*> by_key;
  for (const manifest::Command& command : model.commands) by_key.emplace(command.name.range.begin, &command);
  if (model.entrypoint_at_root) by_key.emplace(model.entrypoint->name.range.begin, &*model.entrypoint);
  std::vector<CommandBody> out;
  const auto add = [&](yaml::Entry entry) {
    const auto command = by_key.find(tree[entry.key].range.begin);
    if (command != by_key.end() && tree[entry.value].kind == yaml::Kind::map) out.push_back({command->second, entry.value});
  };
  for (const yaml::Entry root : tree.entries(tree.root)) {
    if (tree.value(root.key) == "commands" || tree.value(root.key) == "actions")
      for (const yaml::Entry entry : tree.entries(root.value)) add(entry);
    else if (tree.value(root.key) == "entrypoint")
      add(root);
  }
  return out;
}

std::string positional_format(const std::vector<const manifest::Argument*>& arguments) {
  std::string out;
  for (const manifest::Argument* argument : arguments) out += '{' + argument->name.value + "} ";
  return out + std::string(manifest::kDefaultFormat);
}

std::vector<const manifest::Argument*> placed_arguments(const manifest::Command& command) {
  std::vector<const manifest::Argument*> out;
  if (!command.format) return out;
  const manifest::Format format = manifest::parse_format(command.format->value);
  for (const manifest::Argument& argument : command.arguments) {
    if (!format.places(argument.name.value)) break;
    out.push_back(&argument);
  }
  return out;
}

}  // namespace asyncy::migrate
