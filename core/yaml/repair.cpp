#include "core/yaml/repair.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "core/yaml/explain.h"
#include "core/yaml/extent.h"
#include "core/yaml/lines.h"

namespace asyncy::yaml {
namespace {

using text::Offset;
using text::Range;

constexpr int kMostRepairs = 8;
constexpr Offset kWhole = std::numeric_limits<Offset>::max();

/// How far the reading came.
Offset progress(const Reading& reading) { return reading.failure ? reading.failure->at : kWhole; }

/// Fills lines with blanks. The `- ` of a list item stays when more of the item follows, so that it joins no other item.
void blank(const text::Text& text, std::string& bytes, Lines lines) {
  const Source source{text, bytes};
  const Line first = line_at(source, lines.first);
  const auto below = line_below(source, lines.last);
  const bool keeps_dash = first.content > first.indented && below && below->indentation() > first.indentation();
  const Offset begin = keeps_dash ? first.content : first.begin;
  const Offset end = text.line_range(lines.last).end;
  for (Offset at = begin; at < end; ++at)
    if (bytes[at] != '\n' && bytes[at] != '\r') bytes[at] = ' ';
}

/// Takes each tab that begins a line for one blank: consistent indentation by tabs is then read as it is meant. False when
/// other lines are indented by blanks, since nobody knows how wide those tabs were meant to be.
bool replace_tabs(const text::Text& text, std::string& bytes) {
  for (std::uint32_t number = 0; number < text.line_count(); ++number) {
    const Line line = line_at({text, bytes}, number);
    if (!line.empty() && line.indentation() > 0 && bytes[line.begin] == ' ') return false;
  }
  for (std::uint32_t number = 0; number < text.line_count(); ++number)
    for (Offset at = text.line_start(number); at < bytes.size() && is_blank(bytes[at]); ++at) bytes[at] = ' ';
  return true;
}

struct Attempt {
  std::string bytes;
  Reading reading;
  std::optional<Lines> lines;  ///< blanked in it
};

bool touches_lines(const Source& source, const std::vector<Lines>& blanked, std::uint32_t line) {
  return std::any_of(blanked.begin(), blanked.end(), [&](Lines lines) {
    if (line + 1 >= lines.first && line <= lines.last + 1) return true;
    const auto above = line_above(source, line);  // blanked lines count as empty
    return above && above->number < lines.first && line > lines.last;
  });
}

}  // namespace

Repaired read_and_repair(const text::Text& text, std::string bytes, Offset start, Limits limits) {
  Repaired out;
  std::vector<Lines> blanked;
  bool tabs_replaced = false;
  bool too_deep = false;
  Reading reading = read(bytes, start, limits);
  for (int round = 0; reading.failure; ++round) {
    const Source source{text, bytes};
    const Culprit culprit = explain(text, bytes, reading);
    const std::uint32_t line = text.line_of(culprit.range.begin);
    const bool after_effect = !blanked.empty() && !culprit.sure && touches_lines(source, blanked, line);
    const bool tab_again = culprit.tabs && tabs_replaced;
    // Deep nesting is no slip: once is enough.
    if (culprit.rule == &nesting_too_deep && std::exchange(too_deep, true)) break;
    if (!after_effect && !tab_again) {
      text::Diagnostic& told = out.diagnostics.emplace_back(text::diagnose(*culprit.rule, culprit.range, culprit.message));
      if (culprit.fix) told.fixes.push_back(*culprit.fix);
    }
    if (round == kMostRepairs) break;

    std::optional<Attempt> best;
    const auto attempt = [&](std::string changed, std::optional<Lines> lines) {
      Reading next = read(changed, start, limits);
      if (!best || progress(next) > progress(best->reading)) best = Attempt{std::move(changed), std::move(next), lines};
    };
    if (culprit.tabs && !tabs_replaced) {
      std::string changed = bytes;
      tabs_replaced = replace_tabs(text, changed);
      if (tabs_replaced) attempt(std::move(changed), std::nullopt);
    }
    std::vector<Lines> mends = culprit.mends;
    // The place where the library stopped, should the explanation lead nowhere.
    const std::uint32_t noticed = text.line_of(reading.failure->at);
    mends.push_back({noticed, noticed});
    mends.push_back({text.line_of(reading.last), text.line_of(reading.last)});
    if (const auto above = line_above(source, noticed)) mends.push_back({above->number, above->number});
    for (std::size_t i = 0; i < mends.size(); ++i) {
      const bool explained = i < culprit.mends.size();
      if (best && !explained && progress(best->reading) > progress(reading)) break;
      std::string changed = bytes;
      blank(text, changed, mends[i]);
      if (changed != bytes) attempt(std::move(changed), mends[i]);
      if (best && progress(best->reading) == kWhole) break;
    }
    if (!best) break;
    bytes = std::move(best->bytes);
    reading = std::move(best->reading);
    if (best->lines) blanked.push_back(*best->lines);
  }
  if (reading.extra) out.diagnostics.push_back(explain_extra(text, reading));

  std::vector<std::uint32_t> numbers;
  for (const Lines lines : blanked)
    for (std::uint32_t number = lines.first; number <= lines.last; ++number) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (const std::uint32_t number : numbers)
    if (const Range range = text.line_range(number); !range.empty()) out.lines.push_back(range);
  out.reading = std::move(reading);
  return out;
}

}  // namespace asyncy::yaml
