// Who calls a command or a function, and what a story or a function calls.
#include "core/ide/call_hierarchy.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

/// `SymbolKind`s of the protocol.
int kind_number(ide::CallerKind kind) {
  switch (kind) {
    case ide::CallerKind::command:
    case ide::CallerKind::action: return 6;
    case ide::CallerKind::event: return 24;
    case ide::CallerKind::function: return 12;
    case ide::CallerKind::story: return 1;
  }
  return 1;
}

Json item(const Session& session, const ide::Caller& caller) {
  Json out = {{"name", caller.name},
              {"kind", kind_number(caller.kind)},
              {"detail", caller.detail},
              {"uri", session.uri_of(caller.document->path)},
              {"data", {{"story", caller.kind == ide::CallerKind::story}}}};
  out["range"] = protocol::to_json(caller.document->text, caller.range, session.encoding());
  out["selectionRange"] = protocol::to_json(caller.document->text, caller.selection, session.encoding());
  return out;
}

void announce_call_hierarchy(Json& server, const protocol::ClientCapabilities& /*client*/) { server["callHierarchyProvider"] = true; }

Json prepare(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  const auto caller = ide::caller_at(session.workspace(), *at->document, at->offset);
  return caller ? Json::array({item(session, *caller)}) : Json();
}

/// An item that we gave before; the text may have changed since.
struct CallHierarchyParams {
  protocol::Place place;
  bool is_story = false;
};

std::optional<CallHierarchyParams> read_call_hierarchy(const Json& params) {
  auto uri = protocol::read_string(protocol::member(params, {"item", "uri"}));
  const auto range = protocol::read_range(protocol::member(params, {"item", "selectionRange"}));
  if (!uri || !range) return std::nullopt;
  return CallHierarchyParams{.place = {.uri = std::move(*uri), .position = range->begin},
              .is_story = protocol::is_true(protocol::member(params, {"item", "data", "story"}))};
}

std::optional<ide::Caller> caller_of(Session& session, const session::Located& at, bool is_story) {
  if (!is_story) return ide::caller_at(session.workspace(), *at.document, at.offset);
  return at.document->story() == nullptr ? std::nullopt : std::optional(ide::story_caller(*at.document));
}

Json edges(const Session& session, const std::vector<ide::CallEdge>& found, const char* key, const ide::Caller* from) {
  Json out = Json::array();
  for (const ide::CallEdge& edge : found) {
    const text::Text& text = (from == nullptr ? edge.other : *from).document->text;
    Json places = Json::array();
    for (const text::Range place : edge.places) places.push_back(protocol::to_json(text, place, session.encoding()));
    Json each = Json::object();
    each[key] = item(session, edge.other);
    each["fromRanges"] = std::move(places);
    out.push_back(std::move(each));
  }
  return out;
}

Json incoming(Session& session, const CallHierarchyParams& wire, const std::stop_token& stop) {
  const auto at = session.locate(wire.place);
  const auto callee = at ? caller_of(session, *at, wire.is_story) : std::nullopt;
  if (!callee) return nullptr;
  const auto go_on = [&] { return !stop.stop_requested(); };
  return edges(session, ide::incoming_calls(session.workspace(), *callee, go_on), "from", nullptr);
}

Json outgoing(Session& session, const CallHierarchyParams& wire, const std::stop_token& /*stop*/) {
  const auto at = session.locate(wire.place);
  const auto caller = at ? caller_of(session, *at, wire.is_story) : std::nullopt;
  if (!caller) return nullptr;
  return edges(session, ide::outgoing_calls(session.workspace(), *caller), "to", &*caller);
}

}  // namespace

extern const Feature prepare_call_hierarchy{.method = "textDocument/prepareCallHierarchy",
                                            .what = "the command, event, action or function under the cursor",
                                            .announce = announce_call_hierarchy,
                                            .answer = answer<protocol::read_place, prepare>};
extern const Feature incoming_calls{.method = "callHierarchy/incomingCalls",
                                    .what = "the stories and functions that call an item",
                                    .answer = answer<read_call_hierarchy, incoming>};
extern const Feature outgoing_calls{
    .method = "callHierarchy/outgoingCalls", .what = "what a story or a function calls", .answer = answer<read_call_hierarchy, outgoing>};

}  // namespace asyncy::features
