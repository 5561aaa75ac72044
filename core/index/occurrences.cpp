#include "core/index/occurrences.h"

#include <algorithm>
#include <tuple>

namespace asyncy::index {
namespace {

void append(std::vector<Occurrence>& to, std::vector<Occurrence> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// An alias brings the same declaration in twice.
void sort(std::vector<Occurrence>& found) {
  const auto place = [](const Occurrence& each) {
    return std::tuple(each.range.begin, each.spelling, each.range.end, each.symbol.kind, each.symbol.name.begin);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Occurrence& a, const Occurrence& b) { return place(a) < place(b); });
  const auto same = [](const Occurrence& a, const Occurrence& b) { return a.range == b.range && a.symbol == b.symbol; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

}  // namespace

std::vector<Occurrence> occurrences(const workspace::Workspace& workspace, const workspace::Document& document) {
  std::vector<Occurrence> found;
  if (document.story() != nullptr) {
    const auto calls = binding::bind(workspace, document);
    found = call_occurrences(document, calls);
    append(found, name_occurrences(workspace, document, calls, found));
  } else if (document.manifest() != nullptr) {
    found = manifest_occurrences(workspace, document);
  } else {
    found = config_occurrences(workspace, document);
  }
  sort(found);
  return found;
}

std::optional<Occurrence> occurrence_at(const workspace::Workspace& workspace, const workspace::Document& document,
                                        text::Offset at) {
  std::optional<Occurrence> best;
  // Of two words that meet, the cursor belongs to the one that it stands before.
  const auto rank = [&](const Occurrence& each) {
    return std::tuple(each.spelling == Spelling::implied, !each.range.contains(at), each.range.size());
  };
  for (Occurrence& each : occurrences(workspace, document))
    if (each.range.touches(at) && (!best || rank(each) < rank(*best))) best = std::move(each);
  return best;
}

}  // namespace asyncy::index
