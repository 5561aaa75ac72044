#include "core/report/place.h"

#include <algorithm>
#include <array>

#include "core/text/utf.h"
#include "core/workspace/paths.h"

namespace asyncy::report {

Place place_of(const text::Text& text, text::Offset offset) {
  const auto position = text.position(offset);
  const text::Offset start = text.line_start(position.line);
  const std::size_t column =
      text.ascii() ? position.column : text::count_code_points(text.slice({start, start + position.column}));
  return {.line = position.line + std::size_t{1}, .column = column + 1};
}

std::string shown_path(const std::string& path, const Options& options) {
  if (options.base.empty() || !workspace::is_inside(path, options.base) || path == options.base) return path;
  return std::string(workspace::relative_to(path, options.base));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    text::append_utf8(out, control ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

int display_width(char32_t code_point) {
  struct CodePoints {
    char32_t first, last;
  };
  static constexpr std::array<CodePoints, 4> kNone = {{{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}}};
  static constexpr std::array<CodePoints, 10> kWide = {{{0x1100, 0x115F},
                                                  {0x2E80, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFF60},
                                                  {0xFFE0, 0xFFE6},
                                                  {0x1F300, 0x1F64F},
                                                  {0x1F680, 0x1FAFF},
                                                  {0x20000, 0x3FFFD}}};
  const auto within = [&](const CodePoints& span) { return code_point >= span.first && code_point <= span.last; };
  if (code_point < 0x300) return 1;
  if (std::any_of(kNone.begin(), kNone.end(), within)) return 0;
  return std::any_of(kWide.begin(), kWide.end(), within) ? 2 : 1;
}

}  // namespace asyncy::report
