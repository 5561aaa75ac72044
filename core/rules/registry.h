// Every rule there is, in one visible list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {

// One file each; the list in registry.cpp names them again.
extern const Rule ambiguous_service, block_without_events, catch_output, default_mismatch, destructuring_target,
    duplicate_argument, duplicate_function, effectless_expression, empty_list, enum_mismatch, enum_type_mismatch,
    event_without_block, event_without_service, events_only, indirect_function_call, invalid_pattern, loop_outputs,
    misplaced_jump, misplaced_return, missing_argument, missing_command, missing_return, nested_block, not_a_service,
    null_index, object_type, output_without_block, pattern_mismatch, pattern_not_checked, pattern_slashes, shadowed_output,
    too_many_arguments, too_many_outputs, type_mismatch, type_union, undefined_name, undocumented_command,
    unexpected_return_value, unknown_argument, unknown_command, unknown_rule, unknown_service, unnamed_argument,
    unquoted_value, unreachable_code, unused_anchor, unused_name, variable_name, when_target;

/// The rules with a function, in the order in which they run.
std::span<const Rule* const> registry();

/// All of them, those of syntax and schema too, sorted by name.
std::vector<const text::RuleInfo*> all_rules();

/// Null when there is none.
const text::RuleInfo* find_rule(std::string_view name);

}  // namespace asyncy::rules
