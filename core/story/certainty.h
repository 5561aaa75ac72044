// Up to where names are there for certain: one that only some branches of an `if` or `try` assign is not behind them.
#pragma once

#include <span>
#include <vector>

#include "core/story/scope.h"

namespace asyncy::story {

/// Of each of `bindings`, which are all of one name.
std::vector<text::Offset> certain_until(const Tree& tree, std::span<const Definition> bindings);

}  // namespace asyncy::story
