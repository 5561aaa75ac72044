#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_pattern_not_checked(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern || schema->pattern->compiled.fault || schema->pattern->compiled.pattern) continue;
    report.add(schema->pattern->range, "values are not checked against this pattern: it uses what only some regular expressions know");
  }
}

}  // namespace

extern const Rule pattern_not_checked{
    .info = {.name = "pattern-not-checked",
             .severity = text::Severity::information,
             .language = text::Language::manifest,
             .title = "Pattern that this checker cannot try",
             .why = "Python or JavaScript accept the pattern, the engine of this checker does not. It may be right; calls are "
                    "just not judged by it.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: letter\n      pattern: '^(?P<first>\\w)$'\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: letter\n      pattern: '^(\\w)$'\n",
                      .story = {},
                      .config = {}}},
    .check = check_pattern_not_checked,
};

}  // namespace asyncy::rules
