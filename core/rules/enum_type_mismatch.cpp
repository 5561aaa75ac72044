#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_enum_type_mismatch(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->allowed || !schema->type) continue;
    for (const manifest::Value& value : schema->allowed->values) {
      // Lists of allowed values are written as they come to mind, with and without quotes: the text must read as the type.
      if (types::accepts(schema->declared_type(), value.literal, types::Passing::command_line)) continue;
      report
          .add(value.range, types::describe(value.literal) + " can never be passed: the type is " + types::describe(schema->declared_type()))
          .related(nullptr, schema->type->range, "the type is declared here");
    }
  }
}

}  // namespace

extern const Rule enum_type_mismatch{
    .info = {.name = "enum-type-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Listed value that is not of the declared type",
             .why = "No call can pass a value that `enum` lists and `type` refuses.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: speed\n      type: int\n      enum: [1, two]\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: speed\n      type: int\n      enum: [1, 2]\n",
                      .story = {},
                      .config = {}}},
    .check = check_enum_type_mismatch,
};

}  // namespace asyncy::rules
