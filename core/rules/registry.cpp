#include "core/rules/registry.h"

#include <algorithm>
#include <array>

#include "core/manifest/validate.h"
#include "core/rules/breaks_callers.h"
#include "core/rules/never_used.h"
#include "core/rules/run.h"
#include "core/rules/suppress.h"
#include "core/story/era_rules.h"
#include "core/story/parser.h"
#include "core/workspace/config.h"
#include "core/yaml/parse.h"

namespace asyncy::rules {
namespace {

constexpr std::array kRules = {
    // Manifests
    &action_without_call,
    &all_capabilities,
    &capability_spelling,
    &conflicting_calls,
    &default_mismatch,
    &default_of_map,
    &dropped_argument,
    &duplicate_declaration,
    &duplicate_dest,
    &duplicate_element,
    &empty_enum,
    &empty_hook,
    &empty_list,
    &empty_range,
    &enum_refused,
    &enum_type_mismatch,
    &enum_without_values,
    &invalid_amount,
    &invalid_format,
    &invalid_pattern,
    &invalid_port,
    &invalid_request,
    &missing_dest,
    &missing_output,
    &missing_script,
    &missing_variable,
    &mixed_arguments,
    &object_without_properties,
    &pattern_backspace,
    &pattern_not_checked,
    &pattern_slashes,
    &pattern_without_text,
    &range_without_number,
    &redundant_entrypoint,
    &relative_dest,
    &repeated_placeholder,
    &required_after_optional,
    &required_with_default,
    &result_shorthand,
    &similar_names,
    &slow_pattern,
    &type_union,
    &undefined_section,
    &undocumented_command,
    &unknown_capability,
    &unknown_mode,
    &unknown_placeholder,
    &unknown_type,
    &unknown_variable,
    &unquoted_text,
    &unused_anchor,
    &unwritable_name,
    &variable_mismatch,
    // asyncy-ls.yml
    &misplaced_setting,
    &unknown_rule,
    // Stories
    &catch_output,
    &destructuring_target,
    &duplicate_function,
    &effectless_expression,
    &event_without_service,
    &indirect_function_call,
    &loop_outputs,
    &misplaced_jump,
    &misplaced_return,
    &missing_return,
    &nested_block,
    &null_index,
    &object_type,
    &output_without_block,
    &shadowed_output,
    &too_many_outputs,
    &undefined_name,
    &unexpected_return_value,
    &unnamed_argument,
    &unreachable_code,
    &unused_name,
    &variable_name,
    // Calls
    &ambiguous_service,
    &block_without_events,
    &deprecated,
    &duplicate_argument,
    &enum_mismatch,
    &event_without_block,
    &events_only,
    &missing_argument,
    &missing_command,
    &not_a_service,
    &pattern_mismatch,
    &range_mismatch,
    &too_many_arguments,
    &type_mismatch,
    &unknown_argument,
    &unknown_command,
    &unknown_service,
    &unquoted_value,
    &when_target,
};

}  // namespace

std::span<const Rule* const> registry() { return kRules; }

std::vector<const text::RuleInfo*> all_rules() {
  std::vector<const text::RuleInfo*> all;
  for (const Rule* rule : kRules) all.push_back(&rule->info);
  for (const auto infos :
       {yaml::rules(), manifest::rules(), story::rules(), story::era::rules(), workspace::config_rules()})
    all.insert(all.end(), infos.begin(), infos.end());
  for (const text::RuleInfo* info :
       {&too_many_diagnostics, &breaks_callers, &never_used, &invalid_suppression, &unused_suppression})
    all.push_back(info);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  return all;
}

const text::RuleInfo* find_rule(std::string_view name) {
  for (const text::RuleInfo* rule : all_rules())
    if (rule->name == name) return rule;
  return nullptr;
}

}  // namespace asyncy::rules
