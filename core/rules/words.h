// How messages put names and lists.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/excerpt.h"

namespace asyncy::rules {

using text::quoted;

/// `` `a`, `b` and `c` ``; long lists end in `… and 4 more`.
std::string list_of(std::span<const std::string_view> names);
/// `` ; did you mean `that`? `` when a candidate is near, else an empty text.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace asyncy::rules
