#include <algorithm>

#include "core/binding/example.h"
#include "core/binding/items.h"
#include "core/docs/reference.h"
#include "core/rules/run.h"

namespace asyncy::docs {
namespace {

using manifest::Argument;
using manifest::Command;
using types::Passing;

enum class Style : std::uint8_t { words, names };
enum class Extent : std::uint8_t { required, all };

bool is_positional(const Command& command, const Argument& argument) {
  return std::any_of(command.args.begin(), command.args.end(), [&](const Argument& each) { return &each == &argument; });
}

bool can_be_named(const Argument& argument) { return argument.name.value.find_first_of(" \t\r\n") == std::string::npos; }

/// How a call passes one argument; nothing where no value comes to mind.
std::optional<std::string> passed(const Command& command, const Argument& argument, Style style) {
  if (style == Style::names && can_be_named(argument)) {
    const auto value = binding::telling_example(argument, Passing::typed);
    return value ? std::optional(argument.name.value + ':' + *value) : std::nullopt;
  }
  const auto value = binding::telling_example(argument, Passing::command_line);
  if (!value || is_positional(command, argument)) return value;
  const bool is_switch = argument.type && argument.type->type.has(types::Base::boolean);
  return "--" + argument.name.value + (is_switch ? "" : ' ' + *value);
}

/// Nothing when an argument that must be passed has no example.
std::optional<std::string> call_of(std::string_view service, const Command& command, bool entrypoint, Style style, Extent extent) {
  std::string call(service);
  if (!entrypoint) call += ' ' + command.name.value;
  bool place_is_open = false;
  for (const Argument* argument : command.all_arguments()) {
    const bool must = binding::must_be_passed(*argument);
    if (!must && (extent == Extent::required || argument->deprecated)) {
      place_is_open = place_is_open || is_positional(command, *argument);
      continue;
    }
    const bool by_place = is_positional(command, *argument) && (style == Style::words || !can_be_named(*argument));
    const auto text = by_place && place_is_open ? std::nullopt : passed(command, *argument, style);
    if (!text && must) return std::nullopt;
    if (!text) place_is_open = place_is_open || by_place;
    if (text) call += ' ' + *text;
  }
  return call;
}

/// Has the engine nothing to say of a story that consists of this call?
bool is_right(const workspace::Workspace& workspace, const workspace::Service& service, const std::string& call) {
  const std::string folder = service.manifest->path.substr(0, service.manifest->path.rfind('/'));
  const auto story = workspace::open(folder + "/example.story", text::Text(call + '\n'), text::Language::story);
  return rules::run(workspace.with(story), *story, {}).empty();
}

}  // namespace

std::vector<std::string> example_calls(const workspace::Workspace& workspace, const workspace::Service& service,
                                       const Command& command, bool entrypoint) {
  std::vector<std::string> calls;
  for (const Extent extent : {Extent::required, Extent::all})
    for (const Style style : {Style::words, Style::names}) {
      // The guides that have `arguments` pass everything by name.
      if (style == Style::words && command.args.empty() && command.kwargs.empty() && !command.arguments.empty()) continue;
      const auto call = call_of(service.name, command, entrypoint, style, extent);
      if (call && std::find(calls.begin(), calls.end(), *call) == calls.end() && is_right(workspace, service, *call))
        calls.push_back(*call);
    }
  return calls;
}

}  // namespace asyncy::docs
