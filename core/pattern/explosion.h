// Patterns that take exponentially long on some texts, found from the pattern alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text/range.h"

namespace asyncy::pattern {

/// A loop that can read the same text in two ways. Every further `pump` doubles the ways that an engine tries before it
/// says no.
struct Loop {
  text::Range range;   ///< the repeated part, in the pattern
  std::string prefix;  ///< a text that leads into the loop
  std::string pump;    ///< a text that it reads in two ways, and is where it was
};

/// The first such loop of a pattern without faults. Ends after a bounded number of steps, whatever the pattern; nothing
/// then, and for patterns that look around, refer back or give nothing back.
std::optional<Loop> find_loop(std::string_view source);

}  // namespace asyncy::pattern
