#include <algorithm>
#include <array>

#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

bool is_positional(const manifest::Command& command, const manifest::Argument* argument) {
  const auto positional = command.positional_arguments();
  return std::find(positional.begin(), positional.end(), argument) != positional.end();
}

/// A name that is nearly this one gets its own diagnostic, and mending it mends both.
bool is_misspelt(const binding::BoundCall& call, const manifest::Argument& argument) {
  const std::array<std::string_view, 1> name = {argument.name.value};
  return std::any_of(call.extras.begin(), call.extras.end(), [&](const binding::ExtraArgument& extra) {
    return extra.name.size() > 1 && text::nearest(extra.name, name).has_value();
  });
}

void check_missing_argument(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls) {
    if (call.missing.empty() || scope.tree()[call.call].has(story::Mark::broken)) continue;
    std::vector<std::string_view> names;
    std::vector<const manifest::Argument*> missing;
    for (const manifest::Argument* argument : call.missing) {
      // Behind a flag that nobody declares the positions are a guess.
      if (!call.positions_known && is_positional(*call.command, argument)) continue;
      if (is_misspelt(call, *argument)) continue;
      names.push_back(argument->name.value);
      missing.push_back(argument);
    }
    if (missing.empty()) continue;
    auto entry = report.add(call.command_range, name_of(call) + " needs " + list_of(names));
    for (const manifest::Argument* argument : missing)
      entry.related(call.manifest, argument->name.range, quoted(argument->name.value) + " is declared here");
    if (auto fix = pass_missing(scope.tree(), call, missing)) entry.fix(std::move(*fix));
  }
}

}  // namespace

extern const Rule missing_argument{
    .info = {.name = "missing-argument",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Required argument that the call does not pass",
             .why = "The manifest says `required: true` of the argument and gives it no default.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      required: true\n",
                     .story = "demo go\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      required: true\n",
                      .story = "demo go 'home'\n",
                      .config = {}},
             .reference = "E0143"},
    .check = check_missing_argument,
};

}  // namespace asyncy::rules
