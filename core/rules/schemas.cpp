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
