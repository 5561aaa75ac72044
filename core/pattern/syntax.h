// Our own reading of a pattern: what no dialect accepts, and what our engine would take for something else than they do.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/pattern/pattern.h"

namespace asyncy::pattern {

/// For which subjects an engine that sees bytes answers as engines that see characters do. From most to fewest.
enum class Judged : std::uint8_t {
  every_subject,
  plain_ascii,  ///< printable ASCII, tabs and line feeds; about others even Python and JavaScript disagree
  none,
};

struct Reading {
  std::optional<Fault> fault;  ///< the first one
  bool common = true;          ///< false: dialects, or our engine, read some part differently
  Judged judged = Judged::every_subject;
  bool anchored = false;         ///< every alternative of the outermost level begins with `^`
  bool prefix_decidable = true;  ///< false: what comes later can undo that a beginning fails
};

/// Linear in the size of `source`, whatever it nests. Beyond a part that dialects split differently nothing is reported.
Reading read(std::string_view source);

}  // namespace asyncy::pattern
