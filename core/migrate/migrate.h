// A manifest in the words of another guide: that of May 2018 (`args`, `kwargs`, `result`, `env`), or those that followed
// (`arguments`, `output`, `environment`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::migrate {

enum class Dialect : std::uint8_t {
  seed,       ///< the guide of May 2018
  arguments,  ///< the guides of the weeks behind it, named after what they changed most
};

/// How the command line calls them.
inline constexpr std::string_view kDialects[] = {"seed", "arguments"};
std::optional<Dialect> dialect_of(std::string_view name);

/// Something that the other dialect cannot say, or that is not understood well enough to be moved.
struct Refusal {
  text::Range range;
  std::string reason;
};

struct Migration {
  std::vector<text::Edit> edits;   ///< sorted; none when the manifest is in that dialect already, and when it is refused
  std::vector<Refusal> refusals;   ///< sorted by range
};

/// Rewrites what is written in the other dialect. Comments and the order of what is declared stay. What the edits give is read again
/// and means the same: the same commands with the same arguments, types and results, the same command lines for the same
/// calls by name, the same variables. The manifest of an app is alike in both.
Migration migrate(const yaml::Tree& tree, Dialect to);

}  // namespace asyncy::migrate
