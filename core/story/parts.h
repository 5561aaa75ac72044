// What literals consist of, and which comments belong to a statement.
#pragma once

#include <optional>
#include <vector>

#include "core/story/syntax.h"

namespace asyncy::story {

/// `/body/flags`
struct RegexParts {
  text::Range body;   ///< between the slashes
  text::Range flags;  ///< behind them; empty where there are none
};
/// `id` must be a regex.
RegexParts regex_parts(const Tree& tree, NodeId id);

/// `5m` of `5m30s`.
struct TimePart {
  text::Range number;
  text::Range unit;
};
/// `id` must be a time.
std::vector<TimePart> time_parts(const Tree& tree, NodeId id);

/// `-1.5`, and what only the first stories held: `0x1f`, `1e3`, `$5`, `5%`. What is absent is empty.
struct NumberParts {
  text::Range sign;
  text::Range prefix;    ///< `$` or `0x`
  text::Range whole;     ///< the digits in front of the dot
  text::Range fraction;  ///< those behind it
  text::Range exponent;  ///< those behind the `e`
  text::Range percent;   ///< `%`

  /// Nothing but digits, with or without a sign and a dot: what every version reads.
  [[nodiscard]] bool is_plain() const { return prefix.empty() && exponent.empty() && percent.empty(); }
};
/// `id` must be an integer or real.
NumberParts number_parts(const Tree& tree, NodeId id);

struct AttachedComments {
  std::vector<text::Range> above;     ///< those on lines of their own directly above, in the order of the text
  std::optional<text::Range> behind;  ///< the one that ends the line on which the statement ends
};
/// Those that speak of `statement`; a blank line ends what stands above.
AttachedComments comments_of(const Tree& tree, NodeId statement);

}  // namespace asyncy::story
