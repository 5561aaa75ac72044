#include "core/rules/schemas.h"

#include <algorithm>

#include "core/manifest/validate.h"

namespace asyncy::rules {
namespace {

using manifest::Command;
using Schemas = std::vector<const manifest::ValueSchema*>;

void collect(const std::vector<manifest::Property>& properties, Schemas& out) {
  for (const manifest::Property& property : properties) {
    out.push_back(&property.schema);
    collect(property.properties, out);
  }
}

/// Deeper ones nobody writes.
constexpr unsigned kDeepestBody = 24;

void collect_bodies(const yaml::Tree& tree, yaml::NodeId map, CommandBody::Of of, unsigned depth,
                    std::vector<CommandBody>& out);

void collect_body(const yaml::Tree& tree, yaml::Entry entry, CommandBody::Of of, unsigned depth,
                  std::vector<CommandBody>& out) {
  if (tree[entry.value].kind != yaml::Kind::map || depth > kDeepestBody) return;
  out.push_back({.of = of, .entry = entry});
  collect_bodies(tree, tree.find(entry.value, "events"), CommandBody::Of::event, depth + 1, out);
  if (const yaml::NodeId output = tree.find(entry.value, "output"); output != yaml::kNone)
    collect_bodies(tree, tree.find(output, "actions"), CommandBody::Of::output_action, depth + 1, out);
}

void collect_bodies(const yaml::Tree& tree, yaml::NodeId map, CommandBody::Of of, unsigned depth,
                    std::vector<CommandBody>& out) {
  if (map == yaml::kNone) return;
  for (const yaml::Entry entry : tree.entries(map)) collect_body(tree, entry, of, depth, out);
}

void collect(const Command& command, std::vector<const Command*>& out) {
  out.push_back(&command);
  if (command.output)
    for (const Command& action : command.output->actions) collect(action, out);
  for (const Command& event : command.events) collect(event, out);
}

/// The key of the entry whose value `value` is; kNone when it is no such value.
yaml::NodeId key_of(const yaml::Tree& tree, yaml::NodeId value) {
  const yaml::NodeId map = tree[value].parent;
  if (map == yaml::kNone) return yaml::kNone;
  const auto entries = tree.entries(map);
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](yaml::Entry each) { return each.value == value; });
  return entry == entries.end() ? yaml::kNone : entry->key;
}

/// Whose keys the map or list `node` holds.
manifest::Section section_of(const yaml::Tree& tree, yaml::NodeId node) {
  const yaml::NodeId parent = tree[node].parent;
  if (parent == yaml::kNone) return manifest::root_section(tree);
  const manifest::Section around = section_of(tree, parent);
  if (around == manifest::Section::free) return around;
  const yaml::NodeId key = key_of(tree, node);
  const manifest::Key* row = tree[parent].kind == yaml::Kind::sequence ? manifest::find_element(around)
                             : key != yaml::kNone                      ? manifest::find_key(around, tree.value(key))
                                                                       : nullptr;
  return row == nullptr ? manifest::Section::free : row->inside;
}

/// Sections of other things have a `type`, too.
bool describes_values(manifest::Section section) { return manifest::find_key(section, "enum") != nullptr; }

}  // namespace

std::vector<Described> described_as(const yaml::Tree& tree, std::span<const std::string_view> types) {
  std::vector<Described> out;
  for (yaml::NodeId id = 1; id < tree.nodes.size(); ++id) {
    // A key stands before its value: few nodes need a closer look.
    if (tree[id].kind != yaml::Kind::scalar || tree.value(id - 1) != "type") continue;
    if (std::find(types.begin(), types.end(), tree.value(id)) == types.end() || key_of(tree, id) != id - 1) continue;
    const yaml::NodeId map = tree[id].parent;
    const manifest::Section section = section_of(tree, map);
    if (describes_values(section) && !tree.has_repair_inside(map) && tree.find(map, "<<") == yaml::kNone)
      out.push_back({.section = section, .map = map, .type = id});
  }
  return out;
}

bool declares(const yaml::Tree& tree, const Described& described, std::string_view key) {
  const auto entries = tree.entries(described.map);
  return std::any_of(entries.begin(), entries.end(), [&](yaml::Entry entry) {
    const std::string_view name = tree.value(entry.key);
    return name == key || manifest::synonym(described.section, name) == key;
  });
}

std::vector<const Command*> all_commands(const manifest::Manifest& manifest) {
  std::vector<const Command*> out;
  for (const Command& command : manifest.commands) collect(command, out);
  // One that stands among the commands is the same text again.
  if (manifest.entrypoint && manifest.entrypoint_at_root) collect(*manifest.entrypoint, out);
  return out;
}

std::vector<CommandBody> command_bodies(const yaml::Tree& tree) {
  std::vector<CommandBody> out;
  if (tree.root == yaml::kNone) return out;
  for (const yaml::Entry root : tree.entries(tree.root)) {
    const std::string_view key = tree.value(root.key);
    if (key == "entrypoint") collect_body(tree, root, CommandBody::Of::command, 0, out);
    if (key == "commands") collect_bodies(tree, root.value, CommandBody::Of::command, 0, out);
    if (key == "actions") collect_bodies(tree, root.value, CommandBody::Of::root_action, 0, out);
  }
  return out;
}

Schemas all_schemas(const manifest::Manifest& manifest) {
  Schemas out;
  for (const Command* command : all_commands(manifest)) {
    for (const manifest::Argument* argument : command->all_arguments()) out.push_back(argument);
    for (const manifest::Additional* additional : {&command->additional_args, &command->additional_kwargs})
      if (additional->schema) out.push_back(&*additional->schema);
    if (!command->output) continue;
    out.push_back(&command->output->schema);
    collect(command->output->properties, out);
  }
  for (const manifest::EnvironmentVariable& variable : manifest.environment) out.push_back(&variable);
  return out;
}

}  // namespace asyncy::rules
