// Story text to tree: a recovering recursive-descent parser of every era's grammar.
#pragma once

#include <span>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"
#include "core/text/text.h"

namespace asyncy::story {

struct Limits {
  unsigned depth = 100;  ///< nested blocks, brackets and operators
};

/// Linear in the text, never throws. Accepts the superset of all eras; a line that fits none gives one diagnostic and
/// never costs its neighbours.
Tree parse(const text::Text& text, Limits limits = {});

/// Syntax rules, for the registry.
std::span<const text::RuleInfo* const> rules();

}  // namespace asyncy::story
