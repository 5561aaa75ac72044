// The places of a manifest where the same thing is described, for rules that look at each of them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/manifest/model.h"

namespace asyncy::rules {

/// Commands, the entrypoint, events and the actions of outputs.
std::vector<const manifest::Command*> all_commands(const manifest::Manifest& manifest);

/// The bodies of the same, as they are written: those that are maps, with what each is.
struct CommandBody {
  enum class Of : std::uint8_t { command, root_action, event, output_action };
  Of of = Of::command;
  yaml::Entry entry;
};
std::vector<CommandBody> command_bodies(const yaml::Tree& tree);

/// Where a value is described: arguments, types of additional ones, outputs, properties and environment variables.
std::vector<const manifest::ValueSchema*> all_schemas(const manifest::Manifest& manifest);

}  // namespace asyncy::rules
