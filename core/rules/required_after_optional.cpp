#include <algorithm>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Argument;

void check_required_after_optional(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    const auto& args = command->args;
    const auto optional = std::find_if(args.begin(), args.end(), [](const Argument& each) { return !each.required; });
    const auto required = std::find_if(optional, args.end(), [](const Argument& each) { return each.required; });
    if (required == args.end()) continue;
    report
        .add(required->required_range, quoted(required->name.value) + " must be passed, but stands behind " +
                                           quoted(optional->name.value) +
                                           ", which then cannot be left out; put it before, or among the `kwargs`")
        .related(nullptr, optional->name.range, "this one may be left out");
  }
}

}  // namespace

extern const Rule required_after_optional{
    .info = {.name = "required-after-optional",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Required argument behind one that may be left out",
             .why = "Arguments by position are filled from the first. Whoever passes a later one has to pass all before it.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - how\n    - name: where\n      required: true\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      required: true\n    - how\n",
                      .story = {},
                      .config = {}}},
    .check = check_required_after_optional,
};

}  // namespace asyncy::rules
