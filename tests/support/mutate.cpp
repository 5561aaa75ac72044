#include "tests/support/mutate.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace asyncy::test {

std::string Mutator::next() {
  std::string text = seeds_[below(seeds_.size())];
  // Long texts cost time without showing more: take a window of them.
  constexpr std::size_t kLongest = 1500;
  if (text.size() > kLongest) text = text.substr(below(text.size() - kLongest), kLongest);
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(text);
  return text;
}

void Mutator::change(std::string& text) {
  static constexpr std::array<std::string_view, 46> kPieces = {
      "\n",  "\r\n", "\r", "\t", " ", "    ", "\"", "'",  "`",  "\"\"\"", "###", "#",  "{", "}",    "[",  "]",
      "(",   ")",    ":",  ": ", ",", "- ",   "--", "=",  "as", "when ",  "&a ", "*a", "!", "\xC3", "\\", "é",
      "😀", "|",    ">",  "?",  "%", "@",    "0",  "{{", "}}", "---\n",  "...", "<<", "\0", "\xEF\xBB\xBF"};
  const std::size_t at = below(text.size() + 1);
  const std::size_t length = below(std::min<std::size_t>(text.size() - at, 1 + below(20)) + 1);
  switch (below(7)) {
    case 0: text.erase(at, length); break;
    case 1: text.insert(at, kPieces[below(kPieces.size())]); break;
    case 2: text.insert(at, text.substr(at, length)); break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(static_cast<unsigned char>(random_() & 0xFFU));
      break;
    case 4: text.resize(at); break;
    case 5: {
      const std::string& other = seeds_[below(seeds_.size())];
      text.insert(at, other.substr(below(other.size() + 1), below(60)));
      break;
    }
    default: text.replace(at, length, kPieces[below(kPieces.size())]); break;
  }
}

}  // namespace asyncy::test
