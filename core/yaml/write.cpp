#include "core/yaml/write.h"

#include <algorithm>
#include <array>

#include "core/text/ascii.h"

namespace asyncy::yaml {

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

std::string scalar(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kOther = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  const auto begins = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto goes_on = [&](char c) { return begins(c) || text::is_digit(c) || c == '-' || c == '.' || c == ' '; };
  const bool plain = !name.empty() && begins(name.front()) && name.back() != ' ' && std::all_of(name.begin(), name.end(), goes_on) &&
                     std::find(kOther.begin(), kOther.end(), text::lowered(name)) == kOther.end();
  return plain ? std::string(name) : single_quoted(name);
}

}  // namespace asyncy::yaml
