// Which lines differ between two versions of a text.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/text.h"

namespace asyncy::text {

/// Lines of the text before that were replaced by lines of the text after; either may be none. Lines from 0, ends behind the last.
struct ChangedLines {
  std::uint32_t before_begin = 0;
  std::uint32_t before_end = 0;
  std::uint32_t after_begin = 0;
  std::uint32_t after_end = 0;
};

/// In the order of the text, with lines in common between them. Versions that differ in thousands of lines are one change.
std::vector<ChangedLines> changed_lines(const Text& before, const Text& after);

}  // namespace asyncy::text
