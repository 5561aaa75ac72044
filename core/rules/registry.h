// Every rule there is, in one visible list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {

// One file each; the list in registry.cpp names them again.
extern const Rule all_capabilities, ambiguous_service, capability_spelling, default_mismatch, deprecated, dropped_argument,
    duplicate_argument, duplicate_declaration, duplicate_dest, duplicate_element, empty_enum, empty_hook, empty_list,
    empty_range, enum_mismatch, enum_refused, enum_type_mismatch, invalid_amount, invalid_format, invalid_pattern,
    invalid_port, missing_argument, missing_dest, missing_script, missing_variable, mixed_arguments, pattern_mismatch,
    pattern_backspace, pattern_not_checked, pattern_slashes, pattern_without_text, range_mismatch, range_without_number,
    redundant_entrypoint, relative_dest, repeated_placeholder, required_after_optional, required_with_default,
    result_shorthand, similar_names, slow_pattern, too_many_arguments, type_mismatch, type_union, undocumented_command,
    unknown_argument, unknown_capability, unknown_command, unknown_mode, unknown_placeholder, unknown_rule,
    unknown_service, unknown_type, unknown_variable, unquoted_text, unquoted_value, unused_anchor, unwritable_name,
    variable_mismatch;

/// The rules with a function, in the order in which they run.
std::span<const Rule* const> registry();

/// All of them, those of syntax and schema too, sorted by name.
std::vector<const text::RuleInfo*> all_rules();

/// Null when there is none.
const text::RuleInfo* find_rule(std::string_view name);

}  // namespace asyncy::rules
