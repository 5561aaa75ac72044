// A text: shared immutable bytes and the starts of their lines.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace asyncy::text {

/// Lines and columns from 0; the column counts bytes.
struct LinePosition {
  std::uint32_t line = 0;
  Offset column = 0;

  friend constexpr auto operator<=>(const LinePosition&, const LinePosition&) = default;
};

/// How a text came from an earlier one: the bytes from `begin` to `end_before` there became those from `begin` to `end_now`.
struct Change {
  Offset begin = 0;
  Offset end_before = 0;
  Offset end_now = 0;
};

/// Bytes (UTF-8 by convention, anything in practice) with an index of lines. Line ends are `\n`, `\r\n` and `\r`, as in the
/// Language Server Protocol. Copies share the bytes; views returned by `view` and `slice` live as long as any copy.
class Text {
 public:
  Text() : Text(std::string{}) {}
  explicit Text(std::string bytes);
  /// This text with `replacement` in the place of `range`, which lies inside it. The index of lines is not made again.
  [[nodiscard]] Text edited(Range range, std::string_view replacement) const;
  /// At once for a text that `edited` made of `before`; else the stretch between what both begin and end with.
  [[nodiscard]] Change change_since(const Text& before) const;

  [[nodiscard]] std::string_view view() const { return contents_->bytes; }
  [[nodiscard]] Offset size() const { return static_cast<Offset>(contents_->bytes.size()); }
  [[nodiscard]] Range range() const { return {0, size()}; }
  /// The bytes of `range`, which is clamped to the text.
  [[nodiscard]] std::string_view slice(Range range) const;
  /// True when every byte is below 128, so that bytes, code points and UTF-16 units are all the same.
  [[nodiscard]] bool ascii() const { return contents_->ascii; }

  /// At least one: an empty text has one empty line.
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(contents_->line_starts.size()); }
  /// The line (from 0) that holds `offset`; the last one for offsets behind the end.
  [[nodiscard]] std::uint32_t line_of(Offset offset) const;
  /// Start of `line`; the end of the text for lines behind the last.
  [[nodiscard]] Offset line_start(std::uint32_t line) const;
  /// The line without its line end.
  [[nodiscard]] Range line_range(std::uint32_t line) const;
  [[nodiscard]] LinePosition position(Offset offset) const;

 private:
  struct Contents {
    std::string bytes;
    std::vector<Offset> line_starts;
    bool ascii = true;
    std::weak_ptr<const Contents> before;  ///< of what `edited` made this one
    Change change;
  };
  std::shared_ptr<const Contents> contents_;
};

}  // namespace asyncy::text
