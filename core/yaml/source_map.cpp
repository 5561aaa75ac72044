#include "core/yaml/source_map.h"

#include <algorithm>

#include "core/text/utf.h"

namespace asyncy::yaml {
namespace {

using text::Offset;

/// Bytes of source that one step reads, and bytes of value that it makes.
struct Step {
  Offset source = 1;
  Offset value = 1;
};

Step hexadecimal(std::string_view source, std::size_t at, std::size_t digits) {
  char32_t point = 0;
  for (std::size_t i = at + 2; i < std::min(at + 2 + digits, source.size()); ++i) {
    const char c = source[i];
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    point = point * 16 + static_cast<char32_t>(std::clamp(digit, 0, 15));
  }
  std::string utf8;
  text::append_utf8(utf8, point);
  return {.source = static_cast<Offset>(2 + digits), .value = static_cast<Offset>(utf8.size())};
}

Step step(std::string_view source, std::size_t at, Style style) {
  if (style == Style::single_quoted && source.substr(at).starts_with("''")) return {.source = 2, .value = 1};
  if (style != Style::double_quoted || source[at] != '\\' || at + 1 >= source.size()) return {};
  switch (source[at + 1]) {
    case 'x': return hexadecimal(source, at, 2);
    case 'u': return hexadecimal(source, at, 4);
    case 'U': return hexadecimal(source, at, 8);
    case 'N':
    case '_': return {.source = 2, .value = 2};
    case 'L':
    case 'P': return {.source = 2, .value = 3};
    default: return {.source = 2, .value = 1};
  }
}

}  // namespace

text::Range source_range(const Tree& tree, NodeId scalar, text::Range in_value) {
  const Node& node = tree[scalar];
  const std::string_view source = tree.text.slice(node.range);
  const bool one_line = source.find_first_of("\r\n") == std::string_view::npos;
  const bool flow = node.style == Style::plain || node.style == Style::single_quoted || node.style == Style::double_quoted;
  if (!one_line || !flow) return node.range;
  std::size_t at = node.style == Style::plain ? 0 : 1;
  Offset value = 0;
  const auto source_of = [&](Offset wanted) {
    while (value < wanted && at < source.size()) {
      const Step taken = step(source, at, node.style);
      at += taken.source;
      value += taken.value;
    }
    return node.range.begin + static_cast<Offset>(std::min(at, source.size()));
  };
  const Offset begin = source_of(in_value.begin);
  return {begin, source_of(std::max(in_value.begin, in_value.end))};
}

}  // namespace asyncy::yaml
