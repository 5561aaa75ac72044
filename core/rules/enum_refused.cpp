#include "core/manifest/scalar.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Value;

bool pattern_refuses(const manifest::ValueSchema& schema, const Value& value) {
  if (!schema.pattern || !schema.pattern->compiled.pattern || value.literal.text.empty()) return false;
  return schema.pattern->compiled.pattern->search(value.literal.text) == pattern::Verdict::no_match;
}

bool range_refuses(const manifest::ValueSchema& schema, const Value& value) {
  const auto number = manifest::number_of(value.literal);
  return schema.limits && number && !schema.limits->allows(*number);
}

void check_enum_refused(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->allowed) continue;
    for (const Value& value : schema->allowed->values) {
      if (pattern_refuses(*schema, value))
        report
            .add(value.range, quoted(value.literal.text) + " can never be passed: it does not match the pattern " +
                                  quoted(schema->pattern->source))
            .related(nullptr, schema->pattern->range, "the pattern is declared here");
      else if (range_refuses(*schema, value))
        report.add(value.range, quoted(value.literal.text) + " can never be passed: `range` does not allow it")
            .related(nullptr, schema->limits->range, "the range is declared here");
    }
  }
}

}  // namespace

extern const Rule enum_refused{
    .info = {.name = "enum-refused",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Listed value that the pattern or the range refuses",
             .why = "A value has to satisfy everything that is declared. What `enum` lists and `pattern` refuses, no call can pass.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: gear\n      pattern: '^g[1-5]$'\n      enum: [g1, g6]\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: gear\n      pattern: '^g[1-6]$'\n      enum: [g1, g6]\n",
                      .story = {},
                      .config = {}}},
    .check = check_enum_refused,
};

}  // namespace asyncy::rules
