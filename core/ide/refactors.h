// Other ways to write what is right already: proven to bring no new diagnostic and to pass the same values.
#pragma once

#include <vector>

#include "core/ide/actions.h"

namespace asyncy::ide {

/// Of the innermost call at `range`: its arguments by name or as flags, and those passed that it leaves out; of a literal
/// there: a variable for it.
std::vector<Action> refactorings(fix::Trial& trial, text::Range range);

}  // namespace asyncy::ide
