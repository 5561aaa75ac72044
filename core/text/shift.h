// What is said of a text, moved along with the text that it is said of.
#pragma once

#include "core/text/diagnostic.h"

namespace asyncy::text {

/// `by` may be an Offset below zero: offsets wrap around.
constexpr Range shifted(Range range, Offset by) { return {range.begin + by, range.end + by}; }

/// With everything that it says of its own file.
inline Diagnostic shifted(Diagnostic diagnostic, Offset by) {
  diagnostic.range = shifted(diagnostic.range, by);
  for (Related& each : diagnostic.related)
    if (each.path.empty()) each.range = shifted(each.range, by);
  for (Fix& fix : diagnostic.fixes)
    for (Edit& edit : fix.edits) edit.range = shifted(edit.range, by);
  return diagnostic;
}

}  // namespace asyncy::text
