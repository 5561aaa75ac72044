#include "core/yaml/scene.h"

#include <algorithm>

#include "core/text/excerpt.h"
#include "core/yaml/mend.h"

namespace asyncy::yaml {
namespace {

using text::Offset;
using text::Range;

/// Leaves out `line` alone, or with what is nested in it.
std::vector<Lines> alone_or_with_children(const Scene& scene, const Line& line) {
  const std::uint32_t last = last_line_deeper(scene.source, line.number, line.column());
  std::vector<Lines> mends = {{line.number, line.number}};
  if (last != line.number) mends.push_back({line.number, last});
  return mends;
}

}  // namespace

std::string in_ticks(std::string_view words) { return "`" + text::excerpt(words, 40) + "`"; }

Culprit blame(const Scene& scene, const Line& line, Range range, std::string message) {
  return {.range = range, .message = std::move(message), .mends = alone_or_with_children(scene, line)};
}

Culprit blame_unquoted(const Scene& scene, const Line& line, Range range, std::string message) {
  Culprit culprit = blame(scene, line, range, std::move(message));
  const bool in_brackets = std::any_of(scene.reading.open.begin(), scene.reading.open.end(),
                                       [&](NodeId id) { return scene.reading.nodes[id].style == Style::flow; });
  // Between brackets nobody knows where the text ends.
  if (!in_brackets) culprit.fix = quote(scene.source, range);
  return culprit;
}

Range rest_of_line(const Scene& scene, Offset begin) {
  const Line line = line_at(scene.source, scene.source.text.line_of(begin));
  return {begin, std::max({line.end, begin})};
}

}  // namespace asyncy::yaml
