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

void collect(const Command& command, Schemas& out) {
  for (const manifest::Argument* argument : command.all_arguments()) out.push_back(argument);
  for (const manifest::Additional* additional : {&command.additional_args, &command.additional_kwargs})
    if (additional->schema) out.push_back(&*additional->schema);
  if (command.output) {
    out.push_back(&command.output->schema);
    collect(command.output->properties, out);
    for (const Command& action : command.output->actions) collect(action, out);
  }
  for (const Command& event : command.events) collect(event, out);
}

/// The entrypoint that stands among the commands is the same text again.
bool is_among(const Command& entrypoint, const std::vector<Command>& commands) {
  for (const Command& command : commands)
    if (command.range == entrypoint.range) return true;
  return false;
}

}  // namespace

Schemas all_schemas(const manifest::Manifest& manifest) {
  Schemas out;
  for (const Command& command : manifest.commands) collect(command, out);
  if (manifest.entrypoint && !is_among(*manifest.entrypoint, manifest.commands)) collect(*manifest.entrypoint, out);
  for (const manifest::EnvironmentVariable& variable : manifest.environment) out.push_back(&variable);
  return out;
}

}  // namespace asyncy::rules
