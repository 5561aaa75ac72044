// A manifest in the words of the other guide.
#pragma once

#include <vector>

#include "core/ide/actions.h"

namespace asyncy::ide {

/// Rewrites the whole manifest; offered where the lines of `range` hold something that would change. Nothing where the other
/// dialect cannot say all of it.
std::vector<Action> dialects(fix::Trial& trial, text::Range range);

}  // namespace asyncy::ide
