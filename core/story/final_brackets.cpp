// How lists, maps and arguments may go over lines, as the compiler of 2020 reads them.
#include <algorithm>

#include "core/story/era_rules.h"
#include "core/story/final.h"

namespace asyncy::story {
namespace {

bool goes_over_lines(const std::vector<Piece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.is_line_end(); });
}

}  // namespace

/// A comma between two elements and nowhere else.
void Final::collection(const Pieces& pieces) {
  bool element = false;  // whether one stands before
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.is_line_end()) continue;
    if (piece.is(",")) {
      const bool last = i + 2 == pieces.size() || (i + 3 == pieces.size() && pieces[i + 1].is_line_end());
      if (!element || last)
        return report(era::collection_comma, piece.range,
                      last ? "no comma stands behind the last element" : "a comma stands between two elements only",
                      replace(piece.range, "", "Delete the comma"));
      element = false;
    } else if (piece.is_node()) {
      if (kind(piece.node) == NodeKind::error || kind(piece.node) == NodeKind::missing) return;
      if (element) {
        const Offset end = pieces[i - 1].is_line_end() ? pieces[i - 2].range.end : pieces[i - 1].range.end;
        return report(era::collection_comma, piece.range, "a comma must stand between this element and the one before",
                      replace({end, end}, ",", "Add the comma"));
      }
      element = true;
    }
  }
  lines_of_collection(pieces);
}

/// Either all in one line, where a line may end behind a comma when the next one is indented alike; or the elements on
/// deeper lines and the closing bracket on its own.
void Final::lines_of_collection(const Pieces& pieces) {
  if (in_template_ || !goes_over_lines(pieces)) return;
  const unsigned outside = line_indent(pieces.front().range.begin);
  const bool broken = pieces[1].is_line_end();
  const std::size_t close = pieces.size() - 1;
  const unsigned inside = broken ? column(pieces[2].range.begin) : outside;
  const auto at_end_of = [&](std::size_t i) { return Range{pieces[i].range.end, pieces[i].range.end}; };
  if (broken && (inside <= outside || close == 2))
    return report(era::line_layout, pieces[2].range,
                  "behind an opening bracket that ends its line the elements stand on deeper lines");
  for (std::size_t i = broken ? 2 : 1; i < close; ++i) {
    if (!pieces[i].is_line_end()) continue;
    if (i + 1 == close) {
      if (!broken)
        return report(era::line_layout, at_end_of(i - 1),
                      "the closing bracket stands on this line, or the elements on lines of their own");
      if (const unsigned here = column(pieces[close].range.begin); here != outside)
        return report(era::line_layout, pieces[close].range,
                      "the closing bracket is indented like the line of the opening one");
    } else if (!pieces[i - 1].is(",")) {
      return report(era::line_layout, at_end_of(i - 1), "the line ends where no comma stands before");
    } else if (column(pieces[i + 1].range.begin) != inside) {
      return report(era::line_layout, at_end_of(i - 1),
                    broken ? "the elements of these brackets all begin in one column"
                           : "what follows stands in this line; to use several, end the line behind the opening bracket");
    }
  }
  if (broken && !pieces[close - 1].is_line_end())
    report(era::line_layout, pieces[close].range, "the closing bracket stands on a line of its own");
}

/// The arguments of a function: on its line, on deeper lines, or both; then the closing parenthesis on a line of its own.
void Final::lines_of_arguments(const Pieces& pieces) {
  if (in_template_ || !goes_over_lines(pieces)) return;
  bool broken = false;
  unsigned inside = 0;
  const unsigned outside = line_indent(pieces.front().range.begin);
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].is_line_end()) continue;
    const Piece& following = pieces[i + 1];
    const unsigned here = column(following.range.begin);
    const Offset end = pieces[i - 1].range.end;
    if (following.is(")")) {
      if (!broken || here != outside)
        return report(era::line_layout, following.range,
                      "the closing parenthesis is indented like the line of the opening one, below its arguments");
      continue;
    }
    if (here <= outside || (broken && here != inside))
      return report(era::line_layout, {end, end},
                    "arguments below a function's name begin in one column, deeper than its line");
    broken = true;
    inside = here;
  }
  if (broken && !pieces[pieces.size() - 2].is_line_end())
    report(era::line_layout, pieces.back().range, "the closing parenthesis stands on a line of its own");
}

}  // namespace asyncy::story
