// The rule about edits that stories do not survive. It needs the text before the edit, so who has that reports it.
#pragma once

#include "core/text/diagnostic.h"

namespace asyncy::rules {

extern const text::RuleInfo breaks_callers;

}  // namespace asyncy::rules
