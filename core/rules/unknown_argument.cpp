#include <algorithm>

#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

bool is_passed(const binding::BoundCall& call, std::string_view name) {
  return std::any_of(call.arguments.begin(), call.arguments.end(),
                     [&](const binding::BoundArgument& each) { return each.parameter->name.value == name; });
}

/// Rename it to a near one that is still free; where nothing else may be passed, it can go.
void offer(const Scope& scope, const binding::BoundCall& call, const binding::ExtraArgument& extra,
           std::optional<std::string_view> near, Report::Entry& entry) {
  const story::Tree& tree = scope.tree();
  const bool renamed = near && !is_passed(call, *near);
  if (renamed) entry.fix(rename_argument(tree, extra.item, *near));
  // Whether the item behind an undeclared flag goes with it is not known.
  if (!is_closed_to_names(call) || (!extra.typed && extra.value == story::kNone && !call.positions_known)) return;
  entry.fix({.title = "Remove " + quoted(extra.name),
             .edits = {{.range = with_blanks_before(tree.text, item_range(tree, extra.item, extra.value)), .text = {}}},
             .preferred = !renamed});
}

void check_unknown_argument(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls) {
    if (call.command == nullptr || call.extras.empty()) continue;
    const auto names = argument_names(*call.command);
    for (const binding::ExtraArgument& extra : call.extras) {
      if (extra.name.empty()) continue;
      const std::string near = did_you_mean(extra.name, names);
      const bool closed = is_closed_to_names(call);
      // One letter is near to everything; an open command may well take it.
      if (!closed && (near.empty() || extra.name.size() < 2)) continue;
      std::string message = name_of(call) + " has no argument " + quoted(extra.name);
      if (!near.empty())
        message += near;
      else
        message += names.empty() ? "; it takes none" : "; it has " + list_of(names);
      auto entry = report.add(name_range(scope.tree(), extra.item), std::move(message));
      offer(scope, call, extra, text::nearest(extra.name, names), entry);
      if (!closed) entry.severity(text::Severity::hint);
      if (call.command->name.range.empty()) continue;
      entry.related(call.manifest, call.command->name.range, "declared here");
    }
  }
}

}  // namespace

extern const Rule unknown_argument{
    .info = {.name = "unknown-argument",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Argument that the command does not declare",
             .why = "An error when the command takes nothing undeclared: the manifest says `additional_kwargs: false`, or "
                    "declares "
                    "its arguments with `arguments`. Otherwise a hint, and only for a name that is nearly a declared one.",
             .bad = {.manifest =
                         "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n",
                     .story = "demo go sped:1\n",
                     .config = {}},
             .good = {.manifest =
                          "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n",
                      .story = "demo go speed:1\n",
                      .config = {}},
             .reference = "E0141"},
    .check = check_unknown_argument,
};

}  // namespace asyncy::rules
