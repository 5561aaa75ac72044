#include "core/manifest/model.h"

#include <algorithm>

#include "core/manifest/scalar.h"

namespace asyncy::manifest {
namespace {

const Command* find(const std::vector<Command>& commands, std::string_view name) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name.value == name; });
  return found == commands.end() ? nullptr : &*found;
}

void append(std::vector<const Argument*>& out, const std::vector<Argument>& arguments) {
  for (const Argument& argument : arguments) out.push_back(&argument);
}

}  // namespace

bool EnumDeclaration::allows(std::string_view text) const {
  return std::any_of(values.begin(), values.end(), [&](const Value& value) { return value.literal.text == text; });
}

bool RangeDeclaration::allows(double number) const {
  const auto low = min ? number_of(min->literal) : std::nullopt;
  const auto high = max ? number_of(max->literal) : std::nullopt;
  return (!low || number >= *low) && (!high || number <= *high);
}

std::vector<const Argument*> Command::all_arguments() const {
  std::vector<const Argument*> all;
  all.reserve(args.size() + kwargs.size() + arguments.size());
  append(all, args);
  append(all, kwargs);
  append(all, arguments);
  return all;
}

std::vector<const Argument*> Command::positional_arguments() const {
  std::vector<const Argument*> positional;
  positional.reserve(args.size() + arguments.size());
  append(positional, args);
  append(positional, arguments);
  return positional;
}

const Argument* Command::find_argument(std::string_view name_) const {
  return find_argument_if([&](const Argument& argument) { return argument.name.value == name_; });
}

const Command* Command::find_event(std::string_view event) const { return find(events, event); }

const Command* Manifest::find_command(std::string_view name) const { return find(commands, name); }

}  // namespace asyncy::manifest
