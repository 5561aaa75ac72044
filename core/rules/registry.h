// Every rule there is, in one visible list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace asyncy::rules {

// One file each; the list in registry.cpp names them again.
extern const Rule ambiguous_service, default_mismatch, duplicate_argument, empty_list, enum_mismatch, enum_type_mismatch,
    invalid_pattern, misplaced_setting, missing_argument, pattern_mismatch, pattern_not_checked, pattern_slashes, too_many_arguments,
    type_mismatch, type_union, undocumented_command, unknown_argument, unknown_command, unknown_rule, unknown_service, unquoted_value,
    unused_anchor;

/// The rules with a function, in the order in which they run.
std::span<const Rule* const> registry();

/// All of them, those of syntax and schema too, sorted by name.
std::vector<const text::RuleInfo*> all_rules();

/// Null when there is none.
const text::RuleInfo* find_rule(std::string_view name);

}  // namespace asyncy::rules
