// Where the thing under the cursor is declared.
#include "core/ide/definition.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) { server["definitionProvider"] = true; }

Json link(const Session& session, const workspace::Document& asked, const ide::Target& target) {
  Json out = {{"targetUri", session.uri_of(target.document->path)}};
  out["targetRange"] = protocol::to_json(target.document->text, target.range, session.encoding());
  out["targetSelectionRange"] = protocol::to_json(target.document->text, target.selection, session.encoding());
  out["originSelectionRange"] = protocol::to_json(asked.text, target.origin, session.encoding());
  return out;
}

Json handle(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  Json out = Json::array();
  for (const ide::Target& target : ide::definition(session.workspace(), *at->document, at->offset))
    out.push_back(session.capabilities().definition_links ? link(session, *at->document, target)
                                                          : session.location(*target.document, target.selection));
  return out;
}

}  // namespace

extern const Feature definition{
    .method = "textDocument/definition", .announce = announce, .answer = answer<protocol::read_place, handle>};

}  // namespace asyncy::features
