// The rule about what no story uses. It needs all stories, and somebody who asks for it, so an editor reports it.
#pragma once

#include "core/text/diagnostic.h"

namespace asyncy::rules {

extern const text::RuleInfo never_used;

}  // namespace asyncy::rules
