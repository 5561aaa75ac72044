// Every rule there is, in one visible list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {

// One file each; the list in registry.cpp names them again.
extern const Rule action_without_call, all_capabilities, ambiguous_service, block_without_events, capability_spelling,
    catch_output, conflicting_calls, default_mismatch, default_of_map, deprecated, destructuring_target, dropped_argument,
    duplicate_argument, duplicate_declaration, duplicate_dest, duplicate_element, duplicate_function, effectless_expression,
    empty_enum, empty_hook, empty_list, empty_range, enum_mismatch, enum_refused, enum_type_mismatch, enum_without_values,
    event_without_block, event_without_service, events_only, indirect_function_call, invalid_amount, invalid_format,
    invalid_pattern, invalid_port, invalid_request, loop_outputs, misplaced_jump, misplaced_return, misplaced_setting,
    missing_argument, missing_command, missing_dest, missing_output, missing_return, missing_script, missing_variable,
    mixed_arguments, nested_block, not_a_service, null_index, object_type, object_without_properties, output_without_block,
    pattern_backspace, pattern_mismatch, pattern_not_checked, pattern_slashes, pattern_without_text, range_mismatch,
    range_without_number, redundant_entrypoint, relative_dest, repeated_placeholder, required_after_optional,
    required_with_default, result_shorthand, shadowed_output, similar_names, slow_pattern, too_many_arguments,
    too_many_outputs, type_mismatch, type_union, undefined_name, undefined_section, undocumented_command,
    unexpected_return_value, unknown_argument, unknown_capability, unknown_command, unknown_mode, unknown_placeholder,
    unknown_rule, unknown_service, unknown_type, unknown_variable, unnamed_argument, unquoted_text, unquoted_value,
    unreachable_code, unused_anchor, unused_name, unwritable_name, variable_mismatch, variable_name, when_target;

/// The rules with a function, in the order in which they run.
std::span<const Rule* const> registry();

/// All of them, those of syntax and schema too, sorted by name.
std::vector<const text::RuleInfo*> all_rules();

/// Null when there is none.
const text::RuleInfo* find_rule(std::string_view name);

}  // namespace asyncy::rules
