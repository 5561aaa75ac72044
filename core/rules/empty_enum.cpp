#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_empty_enum(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest()))
    if (schema->allowed && schema->allowed->values.empty())
      report.add(schema->allowed->range, "`enum` lists no value, so none is allowed; list the values, or leave it out");
}

}  // namespace

extern const Rule empty_enum{
    .info = {.name = "empty-enum",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "List of allowed values without values",
             .why = "Only what `enum` lists is allowed. Where it lists nothing, no value can be passed.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      enum: []\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      enum: [home]\n", .story = {}, .config = {}}},
    .check = check_empty_enum,
};

}  // namespace asyncy::rules
