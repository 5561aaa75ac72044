// Bytes that no story's text holds.
#pragma once

#include <cstddef>
#include <vector>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"
#include "core/text/text.h"

namespace asyncy::story {

extern const text::RuleInfo unreadable_character;

/// When more lines than these hold such bytes, this is another kind of file.
inline constexpr std::size_t kMostFaultLines = 10;

/// Control characters other than tab and line ends, and bytes that are no UTF-8: one diagnostic for each line of `range`,
/// which is made of whole lines, that holds any; ascending.
std::vector<text::Diagnostic> find_byte_faults(const text::Text& text, text::Range range);

/// The tree of a text with too many faults: nothing of it is read.
Tree no_story(const text::Text& text);

}  // namespace asyncy::story
