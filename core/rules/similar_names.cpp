#include <map>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/text/ascii.h"

namespace asyncy::rules {
namespace {

using Name = text::Spanned<std::string>;

/// Names that stand side by side.
class Names {
 public:
  explicit Names(Report& report) : report_(report) {}

  void add(const Name& name) {
    const auto [first, is_new] = seen_.emplace(text::lowered(name.value), &name);
    if (is_new || first->second->value == name.value) return;
    report_
        .add(name.range, quoted(name.value) + " and " + quoted(first->second->value) +
                             " differ only in the case of their letters; give one of them another name")
        .related(nullptr, first->second->range, "the other name");
  }

 private:
  Report& report_;
  std::map<std::string, const Name*> seen_;
};

void check_similar_names(const Scope& scope, Report& report) {
  const manifest::Manifest& manifest = scope.manifest();
  Names commands(report);
  for (const manifest::Command& command : manifest.commands) commands.add(command.name);
  for (const manifest::Command* command : all_commands(manifest)) {
    Names arguments(report);
    for (const manifest::Argument* argument : command->all_arguments()) arguments.add(argument->name);
  }
  Names variables(report);
  for (const manifest::EnvironmentVariable& variable : manifest.environment) variables.add(variable.name);
  Names volumes(report);
  for (const manifest::Volume& volume : manifest.volumes) volumes.add(volume.title);
}

}  // namespace

extern const Rule similar_names{
    .info = {.name = "similar-names",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Names that differ only in case",
             .why = "People take them for one name, and so do tools that ignore the case of environment variables.",
             .bad = {.manifest = "env:\n  TOKEN:\n    type: string\n  token:\n    type: string\n", .story = {}, .config = {}},
             .good = {.manifest = "env:\n  TOKEN:\n    type: string\n  user_token:\n    type: string\n",
                      .story = {},
                      .config = {}}},
    .check = check_similar_names,
};

}  // namespace asyncy::rules
