// Bytes that no story's text holds.
#pragma once

#include <vector>

#include "core/text/diagnostic.h"
#include "core/text/text.h"

namespace asyncy::story {

extern const text::RuleInfo unreadable_character;

struct ByteFaults {
  std::vector<text::Diagnostic> diagnostics;  ///< one for each line that holds any, ascending
  bool no_text = false;  ///< so many lines do that this is another kind of file; then one diagnostic says so
};

/// Control characters other than tab and line ends, and bytes that are no UTF-8.
ByteFaults find_byte_faults(const text::Text& text);

}  // namespace asyncy::story
