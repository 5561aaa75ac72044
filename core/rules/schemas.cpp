#include "core/rules/schemas.h"

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

void collect_bodies(const yaml::Tree& tree, yaml::NodeId map, CommandBody::Of of, unsigned depth, std::vector<CommandBody>& out);

void collect_body(const yaml::Tree& tree, yaml::Entry entry, CommandBody::Of of, unsigned depth, std::vector<CommandBody>& out) {
  if (tree[entry.value].kind != yaml::Kind::map || depth > kDeepestBody) return;
  out.push_back({.of = of, .entry = entry});
  collect_bodies(tree, tree.find(entry.value, "events"), CommandBody::Of::event, depth + 1, out);
  if (const yaml::NodeId output = tree.find(entry.value, "output"); output != yaml::kNone)
    collect_bodies(tree, tree.find(output, "actions"), CommandBody::Of::output_action, depth + 1, out);
}

void collect_bodies(const yaml::Tree& tree, yaml::NodeId map, CommandBody::Of of, unsigned depth, std::vector<CommandBody>& out) {
  if (map == yaml::kNone) return;
  for (const yaml::Entry entry : tree.entries(map)) collect_body(tree, entry, of, depth, out);
}

void collect(const Command& command, std::vector<const Command*>& out) {
  out.push_back(&command);
  if (command.output)
    for (const Command& action : command.output->actions) collect(action, out);
  for (const Command& event : command.events) collect(event, out);
}

}  // namespace

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
