#include "core/yaml/lines.h"

#include "core/yaml/extent.h"

namespace asyncy::yaml {

using text::Offset;

Line line_at(Source source, std::uint32_t number) {
  const text::Range whole = source.text.line_range(number);
  const std::string_view bytes = source.bytes;
  Line line{.number = number, .begin = whole.begin, .indented = whole.begin, .content = whole.begin, .end = whole.begin};
  if (number == 0 && bytes.substr(0, 3) == "\xEF\xBB\xBF") line.begin = line.indented = 3;
  while (line.indented < whole.end && is_blank(bytes[line.indented])) ++line.indented;
  line.end = line.indented;
  char quote = '\0';
  for (Offset at = line.indented; at < whole.end; ++at) {
    const char c = bytes[at];
    const bool begins_word =
        at == line.indented || std::string_view(" \t[{,:").find(bytes[at - 1]) != std::string_view::npos;
    if (quote == '\0' && c == '#' && (at == line.indented || is_blank(bytes[at - 1]))) break;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && begins_word && (c == '"' || c == '\'')) {
      quote = c;
    }
    if (!is_blank(c)) line.end = at + 1;
  }
  line.content = line.indented;
  while (line.content + 1 < line.end && bytes[line.content] == '-' && is_blank(bytes[line.content + 1])) {
    ++line.content;
    while (line.content < line.end && is_blank(bytes[line.content])) ++line.content;
  }
  return line;
}

std::optional<Line> line_above(Source source, std::uint32_t number) {
  while (number-- > 0)
    if (const Line line = line_at(source, number); !line.empty()) return line;
  return std::nullopt;
}

std::optional<Line> line_below(Source source, std::uint32_t number) {
  while (++number < source.text.line_count())
    if (const Line line = line_at(source, number); !line.empty()) return line;
  return std::nullopt;
}

std::uint32_t last_line_deeper(Source source, std::uint32_t line, Offset column) {
  std::uint32_t last = line;
  for (std::optional<Line> below = line_below(source, line); below && below->indentation() > column;
       below = line_below(source, last))
    last = below->number;
  return last;
}

std::optional<Offset> colon_of(Source source, const Line& line) {
  Offset at = line.content;
  if (at < line.end && (source.bytes[at] == '"' || source.bytes[at] == '\''))
    at = end_of_quoted(source.bytes.substr(0, line.end), at).value_or(line.end);
  for (; at < line.end; ++at)
    if (source.bytes[at] == ':' && is_space_at(source.bytes, at + 1)) return at;
  return std::nullopt;
}

text::Range value_of(Source source, const Line& line) {
  Offset begin = line.content;
  if (const auto colon = colon_of(source, line)) begin = *colon + 1;
  while (begin < line.end && is_blank(source.bytes[begin])) ++begin;
  return {begin, line.end};
}

}  // namespace asyncy::yaml
