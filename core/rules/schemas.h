// The places of a manifest where the same thing is described, for rules that look at each of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/manifest/model.h"
#include "core/manifest/schema.h"

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

/// A map that describes a value, wherever one may: an argument, a property, an element, an output, a variable …
struct Described {
  manifest::Section section = manifest::Section::free;
  yaml::NodeId map = yaml::kNone;
  yaml::NodeId type = yaml::kNone;  ///< the scalar that names it
};
/// Those whose type is one of `types`, a single name, in the order of the text. Without those that may say more than can be
/// read: by a merge, or in a line that was blanked.
std::vector<Described> described_as(const yaml::Tree& tree, std::span<const std::string_view> types);
/// Is the key there, under its own name or one that is mistaken for it?
bool declares(const yaml::Tree& tree, const Described& described, std::string_view key);

/// Where a value is described: arguments, types of additional ones, outputs, properties and environment variables.
std::vector<const manifest::ValueSchema*> all_schemas(const manifest::Manifest& manifest);

}  // namespace asyncy::rules
