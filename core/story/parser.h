// Story text to tree: a recovering recursive-descent parser of every era's grammar.
#pragma once

#include <span>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"
#include "core/text/text.h"

namespace asyncy::story {

struct Limits {
  unsigned depth = 100;  ///< nested blocks, brackets and operators
  /// A chunk ends before the first statement behind so many bytes: few enough to be read at every keystroke, so many that a
  /// large story is no long list of chunks.
  text::Offset chunk = 4096;
};

/// Linear in the text, never throws. Accepts the superset of all eras; a line that fits none gives one diagnostic and
/// never costs its neighbours.
Tree parse(const text::Text& text, Limits limits = {});

/// The same tree in less time: chunks of `before`, an earlier version of the story, that no edit touched are taken over.
Tree parse(const text::Text& text, const Tree& before, Limits limits = {});

/// Syntax rules, for the registry.
std::span<const text::RuleInfo* const> rules();

}  // namespace asyncy::story
