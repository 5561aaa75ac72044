#include <algorithm>

#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_duplicate_argument(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const binding::BoundCall& call : scope.calls)
    for (const binding::BoundArgument& argument : call.arguments) {
      if (!argument.repeated || (argument.by == binding::Reached::position && !call.positions_known)) continue;
      const auto first =
          std::find_if(call.arguments.begin(), call.arguments.end(),
                       [&](const binding::BoundArgument& other) { return other.parameter == argument.parameter; });
      if (first->by == binding::Reached::position && !call.positions_known) continue;
      report.add(name_range(tree, argument.item), quoted(argument.parameter->name.value) + " has a value already")
          .related(nullptr, name_range(tree, first->item), "first passed here")
          .fix({.title = "Remove the second " + quoted(argument.parameter->name.value),
                .edits = {{.range = with_blanks_before(tree.text, item_range(tree, argument.item, argument.value)),
                           .text = {}}}});
    }
}

}  // namespace

extern const Rule duplicate_argument{
    .info = {.name = "duplicate-argument",
             .severity = text::Severity::warning,
             .language = text::Language::story,
             .title = "Argument passed twice",
             .why = "One of the two values is lost, or the container refuses both.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n",
                     .story = "demo go speed:1 speed:2\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n",
                      .story = "demo go speed:1\n",
                      .config = {}}},
    .check = check_duplicate_argument,
};

}  // namespace asyncy::rules
