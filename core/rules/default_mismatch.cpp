#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using types::LiteralKind;

/// YAML reads `default: 8080` as a number, which serves as text, too; `"8080"` in quotes is no number.
bool fits(types::Type type, const types::Literal& literal) {
  if (types::accepts(type, literal, types::Passing::typed)) return true;
  return literal.kind != LiteralKind::string && types::accepts(type, literal, types::Passing::command_line);
}

/// The type that the author probably meant.
std::string suggestion(types::Type type, const types::Literal& literal) {
  if (type.has(types::Base::integer) && literal.kind == LiteralKind::real) return "; did you mean `float`?";
  const bool reads_right = types::accepts(type, literal, types::Passing::command_line);
  return literal.kind == LiteralKind::string && reads_right ? "; remove the quotes" : "";
}

void check(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->default_value) continue;
    const auto& [literal, range] = *schema->default_value;
    if (!fits(schema->declared_type(), literal)) {
      report
          .add(range, "the default is " + types::describe(literal) + " and must be " + types::describe(schema->declared_type()) +
                          suggestion(schema->declared_type(), literal))
          .related(nullptr, schema->type->range, "the type is declared here");
    } else if (schema->allowed && !schema->allowed->values.empty() && !schema->allowed->allows(literal.text)) {
      std::vector<std::string_view> values;
      for (const manifest::Value& value : schema->allowed->values) values.push_back(value.literal.text);
      report.add(range, "the default " + quoted(literal.text) + " is not one of " + list_of(values) + did_you_mean(literal.text, values))
          .related(nullptr, schema->allowed->range, "the values are listed here");
    } else if (schema->pattern && schema->pattern->compiled.pattern && literal.kind == LiteralKind::string &&
               schema->pattern->compiled.pattern->search(literal.text) == pattern::Verdict::no_match) {
      report.add(range, "the default " + quoted(literal.text) + " does not match the pattern " + quoted(schema->pattern->source))
          .related(nullptr, schema->pattern->range, "the pattern is declared here");
    }
  }
}

}  // namespace

extern const Rule default_mismatch{
    .info = {.name = "default-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Default that the argument itself would refuse",
             .why = "A default must be of the declared type, one of the values of `enum`, and match the `pattern`.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: int\n      default: 0.5\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: float\n      default: 0.5\n",
                      .story = {},
                      .config = {}}},
    .check = check,
};

}  // namespace asyncy::rules
