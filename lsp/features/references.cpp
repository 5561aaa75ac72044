// Everywhere that the thing under the cursor is named: in all files, or marked in this one.
#include "core/index/references.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct ReferencesParams {
  protocol::Place place;
  bool with_declaration = false;
};

std::optional<ReferencesParams> read_references(const Json& params) {
  auto place = protocol::read_place(params);
  if (!place) return std::nullopt;
  return ReferencesParams{.place = std::move(*place),
              .with_declaration = protocol::is_true(protocol::member(params, {"context", "includeDeclaration"}))};
}

void announce_references(Json& server, const protocol::ClientCapabilities& /*client*/) { server["referencesProvider"] = true; }

Json handle_references(Session& session, const ReferencesParams& wire, const std::stop_token& stop) {
  const auto at = session.locate(wire.place);
  if (!at) return nullptr;
  Json out = Json::array();
  const auto found = index::occurrence_at(session.workspace(), *at->document, at->offset);
  if (!found) return out;
  const auto go_on = [&] { return !stop.stop_requested(); };
  for (const index::Reference& each : index::references(session.workspace(), found->symbol, go_on))
    if (wire.with_declaration || each.occurrence.access != index::Access::declaration)
      out.push_back(session.location(*each.document, each.occurrence.range));
  return out;
}

void announce_highlight(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["documentHighlightProvider"] = true;
}

Json highlight(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  Json out = Json::array();
  const auto found = index::occurrence_at(session.workspace(), *at->document, at->offset);
  if (!found) return out;
  constexpr int kRead = 2;
  constexpr int kWrite = 3;
  for (const index::Occurrence& each : index::occurrences(session.workspace(), *at->document)) {
    if (!(each.symbol == found->symbol)) continue;
    Json one = {{"kind", each.access == index::Access::read ? kRead : kWrite}};
    one["range"] = protocol::to_json(at->document->text, each.range, session.encoding());
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

extern const Feature references{
    .method = "textDocument/references",
    .what = "every place in all stories and manifests, values by their position and `{name}` in a `format` included",
    .announce = announce_references,
    .answer = answer<read_references, handle_references>};
extern const Feature document_highlight{.method = "textDocument/documentHighlight",
                                        .what = "the places of one document, reads and writes told apart",
                                        .announce = announce_highlight,
                                        .answer = answer<protocol::read_place, highlight>};

}  // namespace asyncy::features
