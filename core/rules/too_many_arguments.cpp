#include <algorithm>

#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_too_many_arguments(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls) {
    if (call.command == nullptr || !is_closed_to_positions(call) || !call.positions_known) continue;
    if (scope.tree()[call.call].has(story::Mark::broken)) continue;
    const auto extra = std::find_if(call.extras.begin(), call.extras.end(),
                                    [](const binding::ExtraArgument& each) { return each.name.empty(); });
    if (extra == call.extras.end()) continue;
    const std::size_t most = call.command->positional_arguments().size();
    const std::string takes = most == 0   ? "no arguments by position"
                              : most == 1 ? "one argument by position"
                                          : std::to_string(most) + " arguments by position";
    text::Fix remove{.title = "Remove what is too many", .edits = {}};
    for (const binding::ExtraArgument& each : call.extras)
      if (each.name.empty())
        remove.edits.push_back({.range = with_blanks_before(scope.tree().text, scope.tree()[each.item].range), .text = {}});
    report.add(scope.tree()[extra->item].range, name_of(call) + " takes " + takes + "; this one is too many")
        .related(call.manifest, call.command->name.range, "declared here")
        .fix(std::move(remove));
  }
}

}  // namespace

extern const Rule too_many_arguments{
    .info =
        {.name = "too-many-arguments",
         .severity = text::Severity::error,
         .language = text::Language::story,
         .title = "More arguments by position than the command takes",
         .why =
             "The manifest says `additional_args: false`, or declares the arguments of the command with `arguments`. Only "
             "the first one too many is told.",
         .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where\n    additional_args: false\n",
                 .story = "demo go 'home' 'now'\n",
                 .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where\n    additional_args: false\n",
                  .story = "demo go 'home'\n",
                  .config = {}}},
    .check = check_too_many_arguments,
};

}  // namespace asyncy::rules
