#include "core/rules/mend.h"
#include "core/rules/registry.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_unknown_rule(const Scope& scope, Report& report) {
  std::vector<std::string_view> names;
  for (const text::RuleInfo* rule : all_rules()) names.push_back(rule->name);
  const auto judge = [&](const std::vector<workspace::RuleLevel>& levels) {
    for (const workspace::RuleLevel& level : levels) {
      const auto& [name, range] = level.rule;
      if (find_rule(name) != nullptr) continue;
      const std::string near = did_you_mean(name, names);
      report.add(range, "there is no rule " + quoted(name) + (near.empty() ? "; `asyncy-ls rules` lists them" : near))
          .fix(change_to_nearest(range, name, names));
    }
  };
  const workspace::Config& config = scope.document.config()->config;
  judge(config.rules);
  for (const workspace::Override& some : config.overrides) judge(some.rules);
}

}  // namespace

extern const Rule unknown_rule{
    .info = {.name = "unknown-rule",
             .severity = text::Severity::error,
             .language = text::Language::config,
             .title = "Severity of a rule that does not exist",
             .why = "The rule that was meant keeps the severity that it has by itself.",
             .bad = {.manifest = {}, .story = {}, .config = "rules:\n  unknown-comand: warning\n"},
             .good = {.manifest = {}, .story = {}, .config = "rules:\n  unknown-command: warning\n"}},
    .check = check_unknown_rule,
};

}  // namespace asyncy::rules
