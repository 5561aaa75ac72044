#include <map>

#include "core/manifest/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using manifest::Argument;

void check_duplicate_declaration(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    std::map<std::string_view, const Argument*> seen;
    for (const Argument* argument : command->all_arguments()) {
      const std::string& name = argument->name.value;
      const auto [first, is_new] = seen.emplace(name, argument);
      // Two keys of one map are a `duplicate-key`.
      if (is_new || (argument->node == yaml::kNone && first->second->node == yaml::kNone)) continue;
      const auto line = tree.text.line_of(first->second->name.range.begin) + 1;
      auto entry = report.add(argument->name.range, "the argument " + quoted(name) + " is already declared on line " +
                                                        std::to_string(line) + "; give one of the two another name");
      entry.related(nullptr, first->second->name.range, "first declared here");
      if (argument->node != yaml::kNone) {
        text::Fix fix = manifest::remove_element(tree, argument->node);
        fix.title = "Remove the second " + quoted(name);
        fix.preferred = false;
        entry.fix(std::move(fix));
      }
    }
  }
}

}  // namespace

extern const Rule duplicate_declaration{
    .info = {.name = "duplicate-declaration",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Argument declared twice",
             .why = "A story can pass one value by that name, so nobody knows which of the two declarations it is for.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where\n    kwargs:\n    - where\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - from\n    kwargs:\n    - where\n",
                      .story = {},
                      .config = {}}},
    .check = check_duplicate_declaration,
};

}  // namespace asyncy::rules
