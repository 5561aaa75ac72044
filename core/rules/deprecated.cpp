#include "core/rules/call.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

/// `deprecated: true` has no more to say.
std::string reason(const text::Spanned<std::string>& deprecated) {
  return deprecated.value.empty() || deprecated.value == "true" ? "" : ": " + deprecated.value;
}

bool is_meant(const std::optional<text::Spanned<std::string>>& deprecated) {
  return deprecated && deprecated->value != "false";
}

void check_deprecated(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls) {
    if (call.command == nullptr) continue;
    if (is_meant(call.command->deprecated))
      report.add(call.command_range, name_of(call) + " is deprecated" + reason(*call.command->deprecated))
          .related(call.manifest, call.command->deprecated->range, "declared here");
    for (const binding::BoundArgument& argument : call.arguments) {
      const auto& deprecated = argument.parameter->deprecated;
      if (!is_meant(deprecated)) continue;
      report
          .add(name_range(scope.tree(), argument.item),
               quoted(argument.parameter->name.value) + " of " + name_of(call) + " is deprecated" + reason(*deprecated))
          .related(call.manifest, deprecated->range, "declared here");
    }
  }
}

}  // namespace

extern const Rule deprecated{
    .info = {.name = "deprecated",
             .severity = text::Severity::information,
             .language = text::Language::story,
             .title = "Command or argument that its manifest calls deprecated",
             .why = "A manifest says with `deprecated` what is to be used instead; what it marks so may go in its next version.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    deprecated: use run\n",
                     .story = "demo go\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    deprecated: use run\n  run:\n    help: Runs.\n",
                      .story = "demo run\n",
                      .config = {}},
             .tag = text::Tag::deprecated},
    .check = check_deprecated,
};

}  // namespace asyncy::rules
