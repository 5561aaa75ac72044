// The rules that hold in one year's dialect only; the parser of every year knows them not.
#pragma once

#include <span>

#include "core/text/diagnostic.h"

namespace asyncy::story::era {

extern const text::RuleInfo backtick_path, bad_escape, bad_name, call_without_parentheses, collection_comma,
    comma_between_arguments, double_braces, flag_argument, header_colon, indentation, later_form, line_layout,
    misplaced_output, not_in_2020, old_mutation, old_operator, old_statement, positional_argument, regex_flags,
    reserved_word, single_quotes, tab, template_code, time_units, unbalanced_brace, not_a_type, word_operator_argument;

std::span<const text::RuleInfo* const> rules();

}  // namespace asyncy::story::era
