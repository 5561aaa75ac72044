// Between the client's lines and characters and our byte offsets.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/text.h"

namespace asyncy::protocol {

/// What the client counts as one character of a line.
enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

/// By its name in the protocol, `utf-16`; nothing for any other text.
std::optional<PositionEncoding> encoding_of(std::string_view name);
std::string_view name_of(PositionEncoding encoding);

/// Lines and characters from 0.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;  ///< in units of the encoding

  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

/// Clamped: behind the end of a line is its end (before its line end), behind the last line the end of the text, inside a
/// character its begin.
text::Offset offset_from_position(const text::Text& text, Position position, PositionEncoding encoding);
Position position_from_offset(const text::Text& text, text::Offset offset, PositionEncoding encoding);

/// The same for many offsets of one text in ascending order, without counting a long line again and again.
class AscendingPositions {
 public:
  AscendingPositions(const text::Text& text, PositionEncoding encoding) : text_(text), encoding_(encoding) {}
  /// `offset` is not before that of the last call.
  Position at(text::Offset offset);

 private:
  const text::Text& text_;
  PositionEncoding encoding_;
  text::Offset last_ = 0;
  Position position_;
};

}  // namespace asyncy::protocol
