#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

using types::Base;

bool may_be_number(types::Type type) {
  return type.accepts_anything() || type.has(Base::integer) || type.has(Base::real) || type.has(Base::number) || type.has(Base::json);
}

void check_range_without_number(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest()))
    if (schema->limits && !may_be_number(schema->declared_type()))
      report
          .add(schema->limits->range, "a range is for numbers, and the type is " + types::describe(schema->declared_type()) +
                                          "; leave it out, or declare an `int` or a `float`")
          .related(nullptr, schema->type->range, "the type is declared here");
}

}  // namespace

extern const Rule range_without_number{
    .info = {.name = "range-without-number",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Range for values that are no numbers",
             .why = "Only numbers lie between a smallest and a largest.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      where:\n        type: string\n        range: {min: 1, max: 9}\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        type: int\n        range: {min: 1, max: 9}\n",
                      .story = {},
                      .config = {}}},
    .check = check_range_without_number,
};

}  // namespace asyncy::rules
