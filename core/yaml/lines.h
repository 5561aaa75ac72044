// Lines of a YAML text that need not be readable: their indentation, their key, the lines below them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/text.h"

namespace asyncy::yaml {

/// `bytes` has the line ends of `text`, but some of its lines may have been blanked.
struct Source {
  const text::Text& text;
  std::string_view bytes;
};

struct Line {
  std::uint32_t number = 0;  ///< from 0
  text::Offset begin = 0;
  text::Offset indented = 0;  ///< the first character that is no blank
  text::Offset content = 0;   ///< behind the `- ` of list items, too
  text::Offset end = 0;       ///< without comment, trailing blanks and line end

  [[nodiscard]] bool empty() const { return indented == end; }
  [[nodiscard]] text::Offset indentation() const { return indented - begin; }
  [[nodiscard]] text::Offset column() const { return content - begin; }
  [[nodiscard]] text::Range range() const { return {content, end}; }
};

/// A line that holds only a comment is empty.
Line line_at(Source source, std::uint32_t number);

/// The nearest line above or below `number` that is not empty.
std::optional<Line> line_above(Source source, std::uint32_t number);
std::optional<Line> line_below(Source source, std::uint32_t number);

/// The last of the lines that follow `line` and are indented more than `column`; `line` itself when there is none.
std::uint32_t last_line_deeper(Source source, std::uint32_t line, text::Offset column);

/// The colon that ends the key of a line; none when the line holds no `key:`.
std::optional<text::Offset> colon_of(Source source, const Line& line);

/// The text of a line behind `key:`, or behind its `- ` when there is no key.
text::Range value_of(Source source, const Line& line);

}  // namespace asyncy::yaml
