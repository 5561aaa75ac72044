#include "core/ide/manifest_find.h"

#include <algorithm>

#include "core/manifest/format.h"
#include "core/yaml/source_map.h"

namespace asyncy::ide {
namespace {

using manifest::Command;

template <class Predicate>
const Command* find_in(const std::vector<Command>& commands, const Predicate& is_it);

template <class Predicate>
const Command* find_in(const Command& command, const Predicate& is_it) {
  if (is_it(command)) return &command;
  if (const Command* event = find_in(command.events, is_it)) return event;
  return command.output ? find_in(command.output->actions, is_it) : nullptr;
}

template <class Predicate>
const Command* find_in(const std::vector<Command>& commands, const Predicate& is_it) {
  for (const Command& command : commands)
    if (const Command* found = find_in(command, is_it)) return found;
  return nullptr;
}

/// The first command, event or action that is it; the entrypoint included.
template <class Predicate>
const Command* find_command(const manifest::Manifest& manifest, const Predicate& is_it) {
  if (const Command* found = find_in(manifest.commands, is_it)) return found;
  return manifest.entrypoint ? find_in(*manifest.entrypoint, is_it) : nullptr;
}

const manifest::Argument* argument_in(const Command& command, text::Range range) {
  const auto all = command.all_arguments();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto* each) { return range.contains(each->name.range); });
  return found == all.end() ? nullptr : *found;
}

}  // namespace

const Command* find_command_at(const manifest::Manifest& manifest, text::Range name) {
  return find_command(manifest, [&](const Command& command) { return command.name.range == name; });
}

FoundArgument find_argument_at(const manifest::Manifest& manifest, text::Range range) {
  const Command* command = find_command(manifest, [&](const Command& each) { return argument_in(each, range) != nullptr; });
  if (command == nullptr) return {};
  return {.command = command, .argument = argument_in(*command, range)};
}

FoundPlaceholder find_placeholder(const workspace::ManifestFile& file, yaml::NodeId format, text::Offset at) {
  const text::Range written = file.tree[format].range;
  const Command* command =
      find_command(file.model, [&](const Command& each) { return each.format && each.format->range == written; });
  FoundPlaceholder out{.found = {.command = command, .argument = nullptr}, .range = written};
  if (command == nullptr || file.tree[format].kind != yaml::Kind::scalar) return out;
  for (const auto& part : manifest::parse_format(command->format->value).parts) {
    if (part.kind != manifest::FormatPartKind::argument) continue;
    const text::Range range = yaml::source_range(file.tree, format, part.range);
    if (!range.touches(at)) continue;
    out.found.argument = command->find_argument(part.text);
    out.range = range;
    if (range.contains(at)) break;
  }
  return out;
}

}  // namespace asyncy::ide
