#include "core/manifest/scalar.h"
#include "core/rules/mend.h"
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

bool is_fraction_of_int(types::Type type, const types::Literal& literal) {
  return type.has(types::Base::integer) && literal.kind == LiteralKind::real;
}

/// Would it be right without its quotes?
bool reads_right(types::Type type, const types::Literal& literal) {
  return types::accepts(type, literal, types::Passing::command_line);
}

/// What the author probably meant.
std::string suggestion(types::Type type, const types::Literal& literal) {
  if (is_fraction_of_int(type, literal)) return "; did you mean `float`?";
  return literal.kind == LiteralKind::string && reads_right(type, literal) ? "; remove the quotes" : "";
}

void check_default_mismatch(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->default_value) continue;
    const types::Literal& literal = schema->default_value->literal;
    const text::Range range = schema->default_value->range;
    if (!fits(schema->declared_type(), literal)) {
      auto entry =
          report.add(range, "the default is " + types::describe(literal) + " and must be " +
                                types::describe(schema->declared_type()) + suggestion(schema->declared_type(), literal));
      entry.related(nullptr, schema->type->range, "the type is declared here");
      if (literal.kind == LiteralKind::string) {
        if (reads_right(schema->declared_type(), literal))
          entry.fix({.title = "Remove the quotes", .edits = {{.range = range, .text = literal.text}}});
      } else if (is_fraction_of_int(schema->declared_type(), literal) &&
                 scope.document.text.slice(schema->type->range) == "int") {
        entry.fix(change_to(schema->type->range, "float"));
      }
    } else if (const auto number = manifest::number_of(literal); schema->limits && number && !schema->limits->allows(*number)) {
      report.add(range, "the default " + quoted(literal.text) + " lies outside of the range that is allowed")
          .related(nullptr, schema->limits->range, "the range is declared here");
    } else if (schema->allowed && !schema->allowed->values.empty() && !schema->allowed->allows(literal.text)) {
      std::vector<std::string_view> values;
      for (const manifest::Value& value : schema->allowed->values) values.push_back(value.literal.text);
      report
          .add(range, "the default " + quoted(literal.text) + " is not one of " + list_of(values) +
                          did_you_mean(literal.text, values))
          .related(nullptr, schema->allowed->range, "the values are listed here")
          .fix(change_to_nearest(range, literal.text, values));
    } else if (schema->pattern && schema->pattern->compiled.pattern && literal.kind == LiteralKind::string &&
               schema->pattern->compiled.pattern->search(literal.text) == pattern::Verdict::no_match) {
      report
          .add(range,
               "the default " + quoted(literal.text) + " does not match the pattern " + quoted(schema->pattern->source))
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
             .why = "A default must be of the declared type, one of the values of `enum`, lie in the `range` and match the `pattern`.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: int\n     "
                                 " default: 0.5\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: float\n  "
                                  "    default: 0.5\n",
                      .story = {},
                      .config = {}}},
    .check = check_default_mismatch,
};

}  // namespace asyncy::rules
