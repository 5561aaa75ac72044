#include "core/ide/call_hierarchy.h"

#include <algorithm>

#include "core/index/references.h"
#include "core/workspace/paths.h"

namespace asyncy::ide {
namespace {

using index::Kind;
using index::Occurrence;
using index::Symbol;
using workspace::Document;

std::optional<CallerKind> kind_of(Kind kind) {
  switch (kind) {
    case Kind::command: return CallerKind::command;
    case Kind::event: return CallerKind::event;
    case Kind::action: return CallerKind::action;
    case Kind::function: return CallerKind::function;
    case Kind::service:
    case Kind::argument:
    case Kind::value:
    case Kind::property:
    case Kind::environment:
    case Kind::variable: return std::nullopt;
  }
  return std::nullopt;
}

/// Nothing for what cannot be called.
std::optional<Caller> caller_of(const Symbol& symbol) {
  const auto kind = kind_of(symbol.kind);
  if (!kind || symbol.document == nullptr) return std::nullopt;
  Caller caller{.kind = *kind,
                .name = std::string(symbol.text),
                .detail = std::string(*kind == CallerKind::function ? workspace::name_of(symbol.document->path)
                                                                    : workspace::own_name(symbol.document->path)),
                .document = symbol.document,
                .range = symbol.name,
                .selection = symbol.name};
  if (symbol.command != nullptr) caller.range = symbol.command->range;
  if (symbol.node != story::kNone) caller.range = symbol.document->story()->tree[symbol.node].range;
  if (!caller.range.contains(caller.selection)) caller.range = caller.selection;
  if (caller.name.empty()) caller.name = caller.detail;
  return caller;
}

/// The function, or else the story, in which `at` lies; the document of an example.
Caller caller_around(const Document& story, text::Offset at) {
  if (story.story() == nullptr) return story_caller(story);
  const workspace::StoryFile& file = *story.story();
  const story::Definition* innermost = nullptr;
  for (const story::Definition* each : file.scopes.definitions()) {
    if (each->by != story::BoundBy::function || !file.tree[each->node].range.contains(at)) continue;
    if (innermost == nullptr || file.tree[each->node].range.size() < file.tree[innermost->node].range.size())
      innermost = each;
  }
  if (innermost == nullptr) return story_caller(story);
  return *caller_of({.kind = Kind::function,
                     .text = innermost->name,
                     .document = &story,
                     .name = innermost->range,
                     .node = innermost->node});
}

void add(std::vector<CallEdge>& edges, Caller other, text::Range place) {
  const auto known = std::find_if(edges.begin(), edges.end(), [&](const CallEdge& each) { return each.other == other; });
  if (known == edges.end())
    edges.push_back({.other = std::move(other), .places = {place}});
  else
    known->places.push_back(place);
}

}  // namespace

std::optional<Caller> caller_at(const workspace::Workspace& workspace, const Document& document, text::Offset at) {
  const auto found = index::occurrence_at(workspace, document, at);
  return found ? caller_of(found->symbol) : std::nullopt;
}

Caller story_caller(const Document& story) {
  return {.kind = CallerKind::story,
          .name = std::string(workspace::name_of(story.path)),
          .detail = std::string(workspace::name_of(workspace::parent_of(story.path))),
          .document = &story,
          .range = story.text.range(),
          .selection = {}};
}

std::vector<CallEdge> incoming_calls(const workspace::Workspace& workspace, const Caller& callee,
                                     const std::function<bool()>& go_on) {
  std::vector<CallEdge> edges;
  if (callee.kind == CallerKind::story) return edges;
  const auto found = index::occurrence_at(workspace, *callee.document, callee.selection.begin);
  if (!found) return edges;
  for (const index::Reference& each : index::references(workspace, found->symbol, go_on))
    if (each.occurrence.access == index::Access::read)
      add(edges, caller_around(*each.document, each.occurrence.range.begin), each.occurrence.range);
  return edges;
}

std::vector<CallEdge> outgoing_calls(const workspace::Workspace& workspace, const Caller& caller) {
  std::vector<CallEdge> edges;
  for (const Occurrence& each : index::occurrences(workspace, *caller.document)) {
    if (each.access != index::Access::read) continue;
    auto called = caller_of(each.symbol);
    if (called && caller_around(*caller.document, each.range.begin) == caller) add(edges, std::move(*called), each.range);
  }
  return edges;
}

}  // namespace asyncy::ide
