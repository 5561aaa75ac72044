// "Did you mean": the candidate nearest to a misspelt word.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace asyncy::text {

/// Edits (insert, delete, replace, swap two neighbours) that turn `a` into `b`; bytes, case matters.
/// Stops counting above `limit` and returns `limit + 1`.
unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

/// The candidate that a person most likely meant by `word`: equal but for case, or at most a third of the word's length
/// (at least 1, at most 3) edits away. Of equally near ones that with the longest common beginning, then the first; none when
/// nothing is near.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace asyncy::text
