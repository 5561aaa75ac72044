// Positions: byte offsets into one text, and half-open ranges of them.
#pragma once

#include <cstdint>
#include <utility>

namespace asyncy::text {

/// A byte offset into one `Text`. Files larger than the size limit never become a `Text`, so 32 bits do.
using Offset = std::uint32_t;

/// Half open: `begin` belongs to the range, `end` does not. An empty range marks a place.
struct Range {
  Offset begin = 0;
  Offset end = 0;

  friend constexpr auto operator<=>(const Range&, const Range&) = default;

  [[nodiscard]] constexpr Offset size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True also at `end`: where a cursor behind the last character stands.
  [[nodiscard]] constexpr bool touches(Offset at) const { return begin <= at && at <= end; }
  [[nodiscard]] constexpr bool contains(Offset at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
};

/// A value and where it is written.
template <class T>
struct Spanned {
  T value{};
  Range range;

  friend bool operator==(const Spanned&, const Spanned&) = default;
};

}  // namespace asyncy::text
