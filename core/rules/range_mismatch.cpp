#include "core/manifest/scalar.h"
#include "core/rules/call.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::RangeDeclaration;

std::string describe(const RangeDeclaration& limits) {
  if (!limits.max) return "at least " + quoted(limits.min->literal.text);
  if (!limits.min) return "at most " + quoted(limits.max->literal.text);
  return "from " + quoted(limits.min->literal.text) + " to " + quoted(limits.max->literal.text);
}

void check_range_mismatch(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const auto& limits = judged.schema->limits;
      const auto& literal = judged.value.literal;
      if (!limits || !literal || !types::accepts(judged.schema->declared_type(), *literal, judged.passing)) continue;
      const auto number = manifest::number_of(*literal);
      if (!number || limits->allows(*number)) continue;
      report
          .add(judged.range, types::describe(*literal) + " is out of range: " + judged.name() + " must be " + describe(*limits))
          .related(judged.manifest, limits->range, "the range is declared here");
    }
}

}  // namespace

extern const Rule range_mismatch{
    .info = {.name = "range-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Number outside of the declared range",
             .why = "The manifest says with `range` which numbers the argument takes, both ends included.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        type: int\n        range: {min: 1, max: 9}\n",
                     .story = "demo go speed:10\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        type: int\n        range: {min: 1, max: 9}\n",
                      .story = "demo go speed:9\n",
                      .config = {}}},
    .check = check_range_mismatch,
};

}  // namespace asyncy::rules
