#include "core/text/nearest.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/ascii.h"

namespace asyncy::text {
namespace {

std::size_t shared_beginning(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// A longer word is no misspelling of a name, and the table would be large.
constexpr std::size_t kLongestWord = 128;

}  // namespace

unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit || a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  // Three rows of the optimal string alignment table: two back (for swaps), one back, current.
  std::array<std::vector<unsigned>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[1][j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& [older, above, row] = rows;
    row[0] = static_cast<unsigned>(i);
    unsigned best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], older[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(older, above);
    std::swap(above, row);
  }
  return std::min(rows[1][b.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  const unsigned limit = static_cast<unsigned>(std::clamp<std::size_t>(word.size() / 3, 1, 3));
  std::optional<std::string_view> found;
  unsigned best = limit + 1;
  std::size_t best_prefix = 0;
  for (const std::string_view candidate : candidates) {
    if (candidate == word) continue;
    const unsigned distance = equal_but_for_case(word, candidate) ? 0 : edit_distance(word, candidate, limit);
    // A one-letter word is one edit from every other one.
    if (distance > limit || distance >= std::max(word.size(), candidate.size())) continue;
    const std::size_t prefix = shared_beginning(word, candidate);
    if (found && (distance > best || (distance == best && prefix <= best_prefix))) continue;
    best = distance;
    best_prefix = prefix;
    found = candidate;
  }
  return found;
}

}  // namespace asyncy::text
