#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_mixed_arguments(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (command->arguments.empty() || (command->args.empty() && command->kwargs.empty())) continue;
    const bool positional = !command->args.empty();
    const manifest::Argument& older = positional ? command->args.front() : command->kwargs.front();
    report
        .add(command->arguments.front().name.range,
             "this command declares some arguments by `arguments` and others by " +
                 std::string(positional ? "`args`" : "`kwargs`") +
                 "; readers know either the one or the other, so declare all in one way")
        .related(nullptr, older.name.range, "declared in the other way");
  }
}

}  // namespace

extern const Rule mixed_arguments{
    .info = {.name = "mixed-arguments",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Arguments declared in two ways",
             .why = "`args` and `kwargs` belong to the guide of 2018, `arguments` to those that followed. A reader of either kind "
                    "overlooks what is written in the other.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where\n    arguments:\n      how:\n        type: string\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      where:\n        type: string\n      how:\n        type: string\n",
                      .story = {},
                      .config = {}}},
    .check = check_mixed_arguments,
};

}  // namespace asyncy::rules
