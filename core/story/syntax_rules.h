// The rules that the parser itself reports.
#pragma once

#include "core/text/diagnostic.h"

namespace asyncy::story {

extern const text::RuleInfo unclosed_string;
extern const text::RuleInfo unclosed_bracket;
extern const text::RuleInfo unexpected_text;
extern const text::RuleInfo missing_value;
extern const text::RuleInfo missing_block;
extern const text::RuleInfo nested_too_deep;

}  // namespace asyncy::story
