#include "tests/support/edits.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace asyncy::test {

using text::Edit;
using text::Offset;

text::Offset Editor::line_start(std::string_view text) {
  std::size_t at = below(text.size() + 1);
  while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
  return static_cast<Offset>(at);
}

std::string Editor::paste(std::size_t most) {
  const std::string& whole = pastes_[below(pastes_.size())];
  return whole.substr(below(whole.size() + 1), below(most));
}

Edit Editor::next(std::string_view text) {
  static constexpr std::array<std::string_view, 38> kTyped = {
      "\"", "'",  "\"\"\"", "'''",  "###", "#",  "`",   "(",    ")",  "[",      "]",    "{",      "}",
      "\n", "\r", "\r\n",   "\n\n", " ",   "\t", "\\",  ":",    "=",  " -b",    "x = ", "if x\n", "else\n",
      ",",  "as", "a",      "é",    "😀",  "\x01", "{x}", "    ", "/a/", "try\n", "  catch\n", "return"};
  static constexpr std::string_view kSigns = "\"'`#(){}[]:=,\\\n\r";
  const auto at = static_cast<Offset>(below(text.size() + 1));
  const auto piece = [&] { return std::string(kTyped[below(kTyped.size())]); };
  const auto until = [&](std::size_t length) { return static_cast<Offset>(std::min(text.size(), at + length)); };
  switch (below(10)) {
    case 0:
    case 1: return {{at, at}, piece()};
    case 2: return {{at, until(1 + below(4))}, ""};
    case 3: return {{at, until(below(200))}, below(2) == 0 ? "" : piece()};
    case 4: return {{at, at}, paste(400)};
    case 5: return {{at, until(below(300))}, paste(300)};
    case 6: {
      // A sign that holds others together goes away.
      const auto found = text.find_first_of(kSigns, at);
      if (found == std::string_view::npos) return {{at, at}, piece()};
      const auto sign = static_cast<Offset>(found);
      return {{sign, sign + 1}, ""};
    }
    case 7: {
      const Offset start = line_start(text);
      return {{start, start}, std::string(1 + below(5), ' ')};
    }
    case 8: {
      const Offset start = line_start(text);
      Offset end = start;
      while (end < text.size() && text[end] == ' ') ++end;
      return {{start, start + static_cast<Offset>(below(end - start + 1))}, ""};
    }
    default: {
      const Offset start = line_start(text);
      const auto end = text.find('\n', start);
      return {{start, end == std::string_view::npos ? start : static_cast<Offset>(end) + 1}, below(2) == 0 ? "" : "x = y z a:1\n"};
    }
  }
}

}  // namespace asyncy::test
