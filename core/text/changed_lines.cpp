#include "core/text/changed_lines.h"

#include <algorithm>
#include <string_view>

namespace asyncy::text {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(const Text& text, std::uint32_t begin, std::uint32_t end) {
  Lines lines;
  for (std::uint32_t line = begin; line < end; ++line) lines.push_back(text.slice(text.line_range(line)));
  return lines;
}

/// How many lines two texts have in common from each pair of lines on: `longest[i * (b.size() + 1) + j]`.
std::vector<std::uint32_t> longest_common(const Lines& a, const Lines& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> longest((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] = a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                                            : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  return longest;
}

}  // namespace

std::vector<ChangedLines> changed_lines(const Text& before, const Text& after) {
  const auto line = [](const Text& text, std::uint32_t index) { return text.slice(text.line_range(index)); };
  const std::uint32_t shorter = std::min(before.line_count(), after.line_count());
  std::uint32_t head = 0;
  while (head < shorter && line(before, head) == line(after, head)) ++head;
  std::uint32_t tail = 0;
  while (tail < shorter - head && line(before, before.line_count() - 1 - tail) == line(after, after.line_count() - 1 - tail))
    ++tail;
  const Lines old_lines = lines_of(before, head, before.line_count() - tail);
  const Lines new_lines = lines_of(after, head, after.line_count() - tail);
  if (old_lines.empty() && new_lines.empty()) return {};
  constexpr std::size_t kMostPairs = 1'000'000;
  if (old_lines.size() * new_lines.size() > kMostPairs)
    return {{.before_begin = head,
             .before_end = before.line_count() - tail,
             .after_begin = head,
             .after_end = after.line_count() - tail}};
  const auto longest = longest_common(old_lines, new_lines);
  const std::size_t width = new_lines.size() + 1;
  std::vector<ChangedLines> changes;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  const auto differs = [&] { return i == old_lines.size() || j == new_lines.size() || old_lines[i] != new_lines[j]; };
  while (i < old_lines.size() || j < new_lines.size()) {
    if (!differs()) {
      ++i;
      ++j;
      continue;
    }
    ChangedLines change{.before_begin = head + i, .before_end = 0, .after_begin = head + j, .after_end = 0};
    while ((i < old_lines.size() || j < new_lines.size()) && differs()) {
      const bool removed = i < old_lines.size() &&
                           (j == new_lines.size() || longest[(i + 1) * width + j] >= longest[i * width + j + 1]);
      ++(removed ? i : j);
    }
    change.before_end = head + i;
    change.after_end = head + j;
    changes.push_back(change);
  }
  return changes;
}

}  // namespace asyncy::text
