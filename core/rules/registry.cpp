#include "core/rules/registry.h"


#include <algorithm>
#include <array>

#include "core/manifest/validate.h"
#include "core/rules/run.h"
#include "core/rules/suppress.h"
#include "core/story/parser.h"
#include "core/workspace/config.h"
#include "core/yaml/parse.h"

namespace asyncy::rules {
namespace {

constexpr std::array kRules = {
    // Manifests
    &default_mismatch, &empty_list, &enum_type_mismatch, &invalid_pattern, &pattern_not_checked, &pattern_slashes, &type_union,
    &undocumented_command, &unused_anchor,
    // asyncy-ls.yml
    &misplaced_setting, &unknown_rule,
    // Calls
    &ambiguous_service, &duplicate_argument, &enum_mismatch, &missing_argument, &pattern_mismatch, &too_many_arguments,
    &type_mismatch, &unknown_argument, &unknown_command, &unknown_service, &unquoted_value,
};

}  // namespace

std::span<const Rule* const> registry() { return kRules; }

std::vector<const text::RuleInfo*> all_rules() {
  std::vector<const text::RuleInfo*> all;
  for (const Rule* rule : kRules) all.push_back(&rule->info);
  for (const auto infos : {yaml::rules(), manifest::rules(), story::rules(), workspace::config_rules()})
    all.insert(all.end(), infos.begin(), infos.end());
  for (const text::RuleInfo* info : {&too_many_diagnostics, &invalid_suppression, &unused_suppression}) all.push_back(info);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  return all;
}

const text::RuleInfo* find_rule(std::string_view name) {
  for (const text::RuleInfo* rule : all_rules())
    if (rule->name == name) return rule;
  return nullptr;
}

}  // namespace asyncy::rules
