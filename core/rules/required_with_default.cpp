#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

/// `Declared` is an argument or an environment variable.
template <class Declared>
void judge(const Declared& declared, Report& report) {
  // The `required` that nobody wrote is said nothing about: a default makes the variable optional.
  if (!declared.required || declared.required_range.empty() || !declared.default_value) return;
  report
      .add(declared.required_range, quoted(declared.name.value) +
                                        " must always be given, so its default is never used; write `required: false`, or "
                                        "leave the default out")
      .related(nullptr, declared.default_value->range, "the default")
      .fix(change_to(declared.required_range, "false"));
}

void check_required_with_default(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest()))
    for (const manifest::Argument* argument : command->all_arguments()) judge(*argument, report);
  for (const manifest::EnvironmentVariable& variable : scope.manifest().environment) judge(variable, report);
}

}  // namespace

extern const Rule required_with_default{
    .info = {.name = "required-with-default",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Default that can never be used",
             .why = "A default stands in for a value that is not given. What is required is always given.",
             .bad = {.manifest = "env:\n  LEVEL:\n    type: int\n    required: true\n    default: 1\n", .story = {}, .config = {}},
             .good = {.manifest = "env:\n  LEVEL:\n    type: int\n    required: false\n    default: 1\n",
                      .story = {},
                      .config = {}}},
    .check = check_required_with_default,
};

}  // namespace asyncy::rules
