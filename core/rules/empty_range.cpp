#include "core/manifest/scalar.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_empty_range(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->limits || !schema->limits->min || !schema->limits->max) continue;
    const manifest::Value& low = *schema->limits->min;
    const manifest::Value& high = *schema->limits->max;
    const auto min = manifest::number_of(low.literal);
    const auto max = manifest::number_of(high.literal);
    if (!min || !max || *min <= *max) continue;
    report
        .add(schema->limits->range, "the smallest number allowed, " + quoted(low.literal.text) + ", is above the largest, " +
                                        quoted(high.literal.text) + ": no number is allowed")
        .fix({.title = "Swap the two", .edits = {{.range = low.range, .text = high.literal.text}, {.range = high.range, .text = low.literal.text}}});
  }
}

}  // namespace

extern const Rule empty_range{
    .info = {.name = "empty-range",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Range that holds no number",
             .why = "`min` is the smallest number that is allowed and `max` the largest, both included.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        type: int\n        range: {min: 9, max: 1}\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        type: int\n        range: {min: 1, max: 9}\n",
                      .story = {},
                      .config = {}}},
    .check = check_empty_range,
};

}  // namespace asyncy::rules
