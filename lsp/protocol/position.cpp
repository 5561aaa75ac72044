#include "lsp/protocol/position.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/utf.h"

namespace asyncy::protocol {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"utf-8", "utf-16", "utf-32"};

/// A byte that is no UTF-8 is one character, as it is to a client that shows U+FFFD for it.
std::uint32_t units_of(text::CodePoint point, PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8: return point.size;
    case PositionEncoding::utf16: return point.value > 0xFFFF ? 2 : 1;
    case PositionEncoding::utf32: return 1;
  }
  return 1;
}

}  // namespace

std::optional<PositionEncoding> encoding_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<PositionEncoding>(found - kNames.begin());
}

std::string_view name_of(PositionEncoding encoding) { return kNames[static_cast<std::size_t>(encoding)]; }

text::Offset offset_from_position(const text::Text& text, Position position, PositionEncoding encoding) {
  if (position.line >= text.line_count()) return text.size();
  const text::Range line = text.line_range(position.line);
  if (text.ascii()) return line.begin + std::min(position.character, line.size());
  const std::string_view bytes = text.slice(line);
  std::size_t at = 0;
  for (std::uint32_t left = position.character; at < bytes.size();) {
    const text::CodePoint point = text::code_point_at(bytes, at);
    const std::uint32_t units = units_of(point, encoding);
    if (units > left) break;
    left -= units;
    at += point.size;
  }
  return line.begin + static_cast<text::Offset>(at);
}

Position position_from_offset(const text::Text& text, text::Offset offset, PositionEncoding encoding) {
  return AscendingPositions(text, encoding).at(offset);
}

Position AscendingPositions::at(text::Offset offset) {
  const std::uint32_t line = text_.line_of(offset);
  if (line != position_.line || offset < last_) {
    position_ = {.line = line, .character = 0};
    last_ = text_.line_start(line);
  }
  // Behind the carriage return of a line end is no place of the protocol.
  const text::Offset end = std::min(offset, text_.line_range(line).end);
  if (text_.ascii()) {
    position_.character += end - std::min(last_, end);
    last_ = std::max(last_, end);
    return position_;
  }
  const std::string_view bytes = text_.view();
  while (last_ < end) {
    const text::CodePoint point = text::code_point_at(bytes, last_);
    if (last_ + point.size > end) break;
    position_.character += units_of(point, encoding_);
    last_ += static_cast<text::Offset>(point.size);
  }
  return position_;
}

}  // namespace asyncy::protocol
