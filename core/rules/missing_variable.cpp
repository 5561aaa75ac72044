#include <algorithm>

#include "core/rules/app.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Given;

/// Given at any place of the app: for the service, for all, or as a secret.
bool is_given(const manifest::Manifest& app, const Given& service, std::string_view name) {
  const auto named = [&](const Given& each) { return same_name(each.name.value, name); };
  const auto has = [&](const std::vector<Given>& all) { return std::any_of(all.begin(), all.end(), named); };
  const auto below = [&](const Given& each) { return each.name.value == service.name.value && has(each.variables); };
  return has(service.variables) || has(app.given) || has(app.secrets) || std::any_of(app.secrets.begin(), app.secrets.end(), below);
}

void check_missing_variable(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  if (tree.root != yaml::kNone && tree.has_repair_inside(tree.root)) return;
  for (const ServiceVariables& variables : service_variables(scope)) {
    std::vector<std::string_view> missing;
    const manifest::EnvironmentVariable* first = nullptr;
    for (const manifest::EnvironmentVariable& declared : variables.declared()) {
      if (!declared.required || declared.default_value || is_given(scope.manifest(), *variables.service, declared.name.value)) continue;
      if (first == nullptr) first = &declared;
      missing.push_back(declared.name.value);
    }
    if (first == nullptr) continue;
    report
        .add(variables.service->name.range, quoted(variables.service->name.value) + " needs " + list_of(missing) + ", which " +
                                                (missing.size() == 1 ? "is" : "are") +
                                                " not given here; without a value yet, write the name and nothing behind its colon")
        .related(variables.manifest, first->name.range, "the service asks for it here");
  }
}

}  // namespace

extern const Rule missing_variable{
    .info = {.name = "missing-variable",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Variable that a service needs and the app does not give",
             .why = "A variable in the `env` of a service must be given unless it says `required: false` or has a default. An app gives "
                    "it below the name of the service, for all services, or as a secret.",
             .bad = {}, .good = {.manifest = "env:\n  other:\n    TOKEN: abc\n", .story = {}, .config = {}}},
    .check = check_missing_variable,
};

}  // namespace asyncy::rules
