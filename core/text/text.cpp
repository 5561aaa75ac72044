#include "core/text/text.h"

#include <algorithm>
#include <cstring>

namespace asyncy::text {
namespace {

bool is_ascii(std::string_view bytes) {
  unsigned char seen = 0;
  for (const char c : bytes) seen |= static_cast<unsigned char>(c);
  return seen < 0x80;
}

/// The starts of lines behind `from` and up to `end`.
void find_line_starts(std::string_view bytes, std::size_t from, std::size_t end, std::vector<Offset>& starts) {
  for (std::size_t i = from; i < end; ++i)
    if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')))
      starts.push_back(static_cast<Offset>(i + 1));
}

constexpr std::size_t kStep = 1024;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (most - at >= kStep && std::memcmp(a.data() + at, b.data() + at, kStep) == 0) at += kStep;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

std::size_t common_suffix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  const auto from_end = [](std::string_view bytes, std::size_t count) { return bytes.data() + bytes.size() - count; };
  std::size_t count = 0;
  while (most - count >= kStep && std::memcmp(from_end(a, count + kStep), from_end(b, count + kStep), kStep) == 0)
    count += kStep;
  while (count < most && *from_end(a, count + 1) == *from_end(b, count + 1)) ++count;
  return count;
}

/// Which part of `range` becomes something else when `now` takes the place of `before`, the bytes of `range`.
Change narrowed(Range range, std::string_view before, std::string_view now) {
  const std::size_t prefix = common_prefix(before, now);
  const std::size_t suffix = common_suffix(before.substr(prefix), now.substr(prefix));
  return {.begin = range.begin + static_cast<Offset>(prefix),
          .end_before = range.end - static_cast<Offset>(suffix),
          .end_now = range.begin + static_cast<Offset>(now.size() - suffix)};
}

}  // namespace

Text::Text(std::string bytes) {
  auto contents = std::make_shared<Contents>();
  contents->line_starts.push_back(0);
  find_line_starts(bytes, 0, bytes.size(), contents->line_starts);
  contents->ascii = is_ascii(bytes);
  contents->bytes = std::move(bytes);
  contents_ = std::move(contents);
}

Text Text::edited(Range range, std::string_view replacement) const {
  const Change change = narrowed(range, slice(range), replacement);
  const std::string_view inserted = replacement.substr(change.begin - range.begin, change.end_now - change.begin);
  auto contents = std::make_shared<Contents>();
  std::string& bytes = contents->bytes;
  bytes.reserve(size() + inserted.size() - (change.end_before - change.begin));
  bytes.append(view().substr(0, change.begin)).append(inserted).append(view().substr(change.end_before));
  // A line's start hangs on the two bytes around it, so those at the edges of the change are found anew.
  const auto& old = contents_->line_starts;
  const auto kept = std::lower_bound(old.begin() + 1, old.end(), change.begin);
  const auto moved = std::upper_bound(kept, old.end(), change.end_before);
  auto& starts = contents->line_starts;
  starts.reserve(old.size() + inserted.size() / 16);
  starts.assign(old.begin(), kept);
  find_line_starts(bytes, change.begin - std::min<Offset>(change.begin, 1), change.end_now, starts);
  for (auto start = moved; start != old.end(); ++start) starts.push_back(*start - change.end_before + change.end_now);
  const bool keeps_others = !ascii() && is_ascii(slice({change.begin, change.end_before}));
  contents->ascii = !keeps_others && is_ascii(ascii() ? inserted : std::string_view(bytes));
  contents->before = contents_;
  contents->change = change;
  Text text;
  text.contents_ = std::move(contents);
  return text;
}

Change Text::change_since(const Text& before) const {
  if (contents_->before.lock() == before.contents_) return contents_->change;
  return narrowed(before.range(), before.view(), view());
}

std::string_view Text::slice(Range range) const {
  const Offset begin = std::min(range.begin, size());
  const Offset end = std::clamp(range.end, begin, size());
  return view().substr(begin, end - begin);
}

std::uint32_t Text::line_of(Offset offset) const {
  const auto& starts = contents_->line_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<std::uint32_t>(after - starts.begin()) - 1;
}

Offset Text::line_start(std::uint32_t line) const {
  return line < line_count() ? contents_->line_starts[line] : size();
}

Range Text::line_range(std::uint32_t line) const {
  const Offset begin = line_start(line);
  Offset end = line_start(line + 1);
  if (end > begin && view()[end - 1] == '\n') --end;
  if (end > begin && view()[end - 1] == '\r') --end;
  return {begin, end};
}

LinePosition Text::position(Offset offset) const {
  offset = std::min(offset, size());
  const std::uint32_t line = line_of(offset);
  return {line, offset - line_start(line)};
}

}  // namespace asyncy::text
