#include "core/manifest/scalar.h"
#include "core/rules/app.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using types::LiteralKind;

bool is_scalar(const types::Literal& literal) {
  return literal.kind != LiteralKind::list && literal.kind != LiteralKind::map && literal.kind != LiteralKind::null;
}

void judge(const ServiceVariables& variables, const manifest::EnvironmentVariable& declared, const manifest::Value& value,
           Report& report) {
  const std::string name = quoted(declared.name.value) + " of " + quoted(variables.service->name.value);
  const types::Literal& literal = value.literal;
  if (!types::accepts(declared.declared_type(), literal, types::Passing::command_line)) {
    report.add(value.range, types::describe(literal) + " does not fit: " + name + " must be " + types::describe(declared.declared_type()))
        .related(variables.manifest, declared.type->range, "the type is declared here");
  } else if (declared.allowed && !declared.allowed->values.empty() && is_scalar(literal) && !declared.allowed->allows(literal.text)) {
    std::vector<std::string_view> values;
    for (const manifest::Value& each : declared.allowed->values) values.push_back(each.literal.text);
    report.add(value.range, types::describe(literal) + " is not one of the values of " + name + did_you_mean(literal.text, values))
        .related(variables.manifest, declared.allowed->range, "the values are listed here");
  } else if (declared.pattern && declared.pattern->compiled.pattern && is_scalar(literal) &&
             declared.pattern->compiled.pattern->search(literal.text) == pattern::Verdict::no_match) {
    report.add(value.range, types::describe(literal) + " does not match the pattern " + quoted(declared.pattern->source) + " of " + name)
        .related(variables.manifest, declared.pattern->range, "the pattern is declared here");
  }
}

void check_variable_mismatch(const Scope& scope, Report& report) {
  for (const ServiceVariables& variables : service_variables(scope))
    for (const manifest::Given& given : variables.service->variables) {
      const manifest::EnvironmentVariable* declared = variables.find(given.name.value);
      if (declared != nullptr && given.value) judge(variables, *declared, *given.value, report);
    }
}

}  // namespace

extern const Rule variable_mismatch{
    .info = {.name = "variable-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Value of a variable that its service refuses",
             .why = "The manifest of a service says of what type its variables are, which values they have and what pattern they match.",
             .bad = {}, .good = {.manifest = "env:\n  other:\n    TOKEN: abc\n", .story = {}, .config = {}}},
    .check = check_variable_mismatch,
};

}  // namespace asyncy::rules
