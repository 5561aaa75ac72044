#include "core/rules/call.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

std::string with_article(const std::string& type) {
  return (std::string_view("aeio").find(type.front()) == std::string_view::npos ? "a `" : "an `") + type + '`';
}

/// What was found instead, or nothing when the value fits or is not known.
std::string found_instead(const JudgedValue& judged) {
  const types::Type type = judged.schema->declared_type();
  if (judged.is_switch) {
    const types::Literal yes{.kind = types::LiteralKind::boolean, .text = "true"};
    return types::accepts(type, yes, judged.passing) ? "" : "a flag without a value";
  }
  if (judged.value.literal)
    return types::accepts(type, *judged.value.literal, judged.passing) ? "" : types::describe(*judged.value.literal);
  if (judged.value.string_prefix) return types::accepts_unknown_string(type, judged.passing) ? "" : "a text";
  return typing::may_satisfy(type, judged.type, judged.passing) ? "" : with_article(typing::name_of(judged.type));
}

/// An `enum` type is told by its values.
std::string expected(const manifest::ValueSchema& schema) {
  const types::Type type = schema.declared_type();
  if (!schema.allowed || schema.allowed->values.empty() || !type.has(types::Base::enumeration)) return types::describe(type);
  std::vector<std::string_view> values;
  for (const manifest::Value& value : schema.allowed->values) values.push_back(value.literal.text);
  return "one of " + list_of(values);
}

void check_type_mismatch(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const std::string found = found_instead(judged);
      if (found.empty()) continue;
      auto entry = report.add(judged.range, judged.name() + " must be " + expected(*judged.schema) + "; found " + found);
      entry.related(judged.manifest, judged.schema->type->range, "the type is declared here");
      // What the manifest of another service promises, or a parameter, is less certain than what stands here.
      if (judged.type.known()) entry.severity(text::Severity::warning);
    }
}

}  // namespace

extern const Rule type_mismatch{
    .info = {.name = "type-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Value that is not of the declared type",
             .why =
                 "The manifest gives the argument a `type`. By position and as a flag everything travels as text, so `'3'` "
                 "serves as an `int`; `name:value` keeps the type. Variables, results of commands and what is made of them "
                 "count with "
                 "their types, and as a warning; where a type is only known at run time nothing is judged.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: int\n",
                     .story = "demo go speed:\"fast\"\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      type: int\n",
                      .story = "demo go speed:3\n",
                      .config = {}},
             .reference = "E0115"},
    .check = check_type_mismatch,
};

}  // namespace asyncy::rules
