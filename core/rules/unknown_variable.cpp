#include "core/rules/app.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_unknown_variable(const Scope& scope, Report& report) {
  for (const ServiceVariables& variables : service_variables(scope)) {
    std::vector<std::string_view> names;
    for (const auto& declared : variables.declared()) names.push_back(declared.name.value);
    const std::string service = quoted(variables.service->name.value);
    for (const manifest::Given& given : variables.service->variables) {
      if (variables.find(given.name.value) != nullptr) continue;
      const std::string near = did_you_mean(given.name.value, names);
      report
          .add(given.name.range, service + " asks for no variable " + quoted(given.name.value) + ", so it is not passed" +
                                     (near.empty() && !names.empty() ? "; it asks for " + list_of(names) : near))
          .fix(change_to_nearest(given.name.range, given.name.value, names));
    }
  }
}

}  // namespace

extern const Rule unknown_variable{
    .info = {.name = "unknown-variable",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Variable that the service does not ask for",
             .why = "Containers get the environment variables that their own manifest lists, and no others. `missing-variable` tells "
                    "of the opposite.",
             .bad = {}, .good = {.manifest = "env:\n  other:\n    TOKEN: abc\n", .story = {}, .config = {}}},
    .check = check_unknown_variable,
};

}  // namespace asyncy::rules
