// Blanks between two tokens on one line.
#pragma once

#include <cstdint>
#include <vector>

#include "core/format/format.h"

namespace asyncy::format {

enum class Gap : std::uint8_t {
  keep,  ///< one blank where there are any: blanks mean something here, as in `f (x)` and `cmd -1`
  none,
  one,
};

/// The gap in front of each token, for as long as another token stands before it on its line.
std::vector<Gap> spacing(const story::Tree& tree, const Options& options);

}  // namespace asyncy::format
