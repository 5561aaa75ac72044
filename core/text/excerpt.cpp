#include "core/text/excerpt.h"

#include <algorithm>

namespace asyncy::text {

std::string excerpt(std::string_view text, std::size_t most) {
  std::size_t end = text.size();
  if (end > most) {
    end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  std::string out(text.substr(0, end));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (end < text.size()) out += "…";
  return out;
}

std::string quoted(std::string_view text) { return '`' + excerpt(text) + '`'; }

}  // namespace asyncy::text
