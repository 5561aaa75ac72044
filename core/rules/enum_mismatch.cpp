#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/nearest.h"

namespace asyncy::rules {
namespace {

bool is_judged(const types::Literal& literal) {
  return literal.kind != types::LiteralKind::list && literal.kind != types::LiteralKind::map &&
         literal.kind != types::LiteralKind::null;
}

/// The value written like the one that it replaces: in its quotes, or as a number where a number may stand.
std::string written_like(const JudgedValue& judged, const types::Literal& value, std::string_view old) {
  const bool in_quotes = old.starts_with('"') || old.starts_with('\'');
  if (!in_quotes && types::accepts(judged.schema->declared_type(), value, judged.passing) &&
      value.kind != types::LiteralKind::string)
    return value.text;
  return quoted_text(value.text, old);
}

/// The near one, else each of a short list.
void offer(const Scope& scope, const JudgedValue& judged, std::optional<std::string_view> near, Report::Entry& entry) {
  constexpr std::size_t kMost = 6;
  const auto& values = judged.schema->allowed->values;
  if (judged.is_switch || (!near && values.size() > kMost)) return;
  for (const manifest::Value& value : values) {
    if (near && *near != value.literal.text) continue;
    text::Fix fix = change_to(judged.range, written_like(judged, value.literal, scope.document.text.slice(judged.range)));
    fix.preferred = near.has_value();
    entry.fix(std::move(fix));
    if (near) return;
  }
}

void check_enum_mismatch(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const auto& allowed = judged.schema->allowed;
      const auto& literal = judged.value.literal;
      if (!allowed || allowed->values.empty() || !literal || !is_judged(*literal)) continue;
      // A value of the wrong type is that mistake, not this one, too.
      if (!types::accepts(judged.schema->declared_type(), *literal, judged.passing) || allowed->allows(literal->text))
        continue;
      std::vector<std::string_view> values;
      for (const manifest::Value& value : allowed->values) values.push_back(value.literal.text);
      auto entry = report.add(
          judged.range, quoted(literal->text) + " is not one of " + list_of(values) + did_you_mean(literal->text, values));
      entry.related(judged.manifest, allowed->range, "the values of " + judged.name() + " are listed here");
      offer(scope, judged, text::nearest(literal->text, values), entry);
    }
}

}  // namespace

extern const Rule enum_mismatch{
    .info = {.name = "enum-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Value that is not one of the listed ones",
             .why = "The manifest lists with `enum` what the argument may be.",
             .bad = {.manifest =
                         "commands:\n  go:\n    help: Goes.\n    args:\n    - name: choose\n      enum: [this, that]\n",
                     .story = "demo go 'thas'\n",
                     .config = {}},
             .good = {.manifest =
                          "commands:\n  go:\n    help: Goes.\n    args:\n    - name: choose\n      enum: [this, that]\n",
                      .story = "demo go 'that'\n",
                      .config = {}}},
    .check = check_enum_mismatch,
};

}  // namespace asyncy::rules
