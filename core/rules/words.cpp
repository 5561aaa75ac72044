#include "core/rules/words.h"

#include <algorithm>

#include "core/text/excerpt.h"
#include "core/text/nearest.h"

namespace asyncy::rules {

std::string list_of(std::span<const std::string_view> names) {
  constexpr std::size_t kMost = 12;
  const std::size_t shown = std::min(names.size(), kMost);
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += quoted(names[i]);
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto near = text::nearest(word, candidates);
  return near ? "; did you mean " + quoted(*near) + "?" : "";
}

}  // namespace asyncy::rules
