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

/// What only the example knows is declared in its document, too.
std::vector<Occurrence> in_document(const workspace::Document& document, const workspace::Example& example,
                                    std::vector<Occurrence> found) {
  for (Occurrence& each : found) {
    each.range = example.in_document(each.range);
    if (each.symbol.document != example.story.get()) continue;
    each.symbol.document = &document;
    each.symbol.name = example.in_document(each.symbol.name);
    each.symbol.node = story::kNone;
  }
  return found;
}

std::vector<Occurrence> of_story(const workspace::Workspace& workspace, const workspace::Document& story) {
  const auto calls = binding::bind(workspace, story);
  auto found = call_occurrences(story, calls);
  append(found, name_occurrences(workspace, story, calls, found));
  return found;
}

}  // namespace

std::vector<Occurrence> occurrences(const workspace::Workspace& workspace, const workspace::Document& document) {
  std::vector<Occurrence> found;
  if (document.story() != nullptr) {
    found = of_story(workspace, document);
  } else if (document.manifest() != nullptr) {
    found = manifest_occurrences(workspace, document);
  } else {
    found = config_occurrences(workspace, document);
  }
  for (const workspace::Example& example : document.examples)
    append(found, in_document(document, example, of_story(workspace, *example.story)));
  sort(found);
  return found;
}

std::vector<Occurrence> all_call_occurrences(const workspace::Workspace& workspace, const workspace::Document& document) {
  std::vector<Occurrence> found;
  if (document.story() != nullptr) found = call_occurrences(document, binding::bind(workspace, document));
  for (const workspace::Example& example : document.examples)
    append(found, in_document(document, example,
                              call_occurrences(*example.story, binding::bind(workspace, *example.story))));
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
