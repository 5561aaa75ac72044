#include "core/rules/call.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

bool is_judged(const types::Literal& literal) {
  return literal.kind != types::LiteralKind::list && literal.kind != types::LiteralKind::map &&
         literal.kind != types::LiteralKind::null;
}

void check(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const auto& allowed = judged.schema->allowed;
      const auto& literal = judged.value.literal;
      if (!allowed || allowed->values.empty() || !literal || !is_judged(*literal)) continue;
      // A value of the wrong type is that mistake, not this one, too.
      if (!types::accepts(judged.schema->declared_type(), *literal, judged.passing) || allowed->allows(literal->text)) continue;
      std::vector<std::string_view> values;
      for (const manifest::Value& value : allowed->values) values.push_back(value.literal.text);
      report
          .add(judged.range,
               quoted(literal->text) + " is not one of " + list_of(values) + did_you_mean(literal->text, values))
          .related(judged.manifest, allowed->range, "the values of " + judged.name + " are listed here");
    }
}

}  // namespace

extern const Rule enum_mismatch{
    .info = {.name = "enum-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Value that is not one of the listed ones",
             .why = "The manifest lists with `enum` what the argument may be.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: choose\n      enum: [this, that]\n",
                     .story = "demo go 'thas'\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: choose\n      enum: [this, that]\n",
                      .story = "demo go 'that'\n",
                      .config = {}}},
    .check = check,
};

}  // namespace asyncy::rules
