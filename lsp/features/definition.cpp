// Where the thing under the cursor is declared, and where its type is.
#include "core/ide/definition.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_definition(Json& server, const protocol::ClientCapabilities& /*client*/) { server["definitionProvider"] = true; }
void announce_declaration(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["declarationProvider"] = true;
}
void announce_type(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["typeDefinitionProvider"] = true;
}

Json link(const Session& session, const workspace::Document& asked, const ide::Target& target) {
  Json out = {{"targetUri", session.uri_of(target.document->path)}};
  out["targetRange"] = protocol::to_json(target.document->text, target.range, session.encoding());
  out["targetSelectionRange"] = protocol::to_json(target.document->text, target.selection, session.encoding());
  out["originSelectionRange"] = protocol::to_json(asked.text, target.origin, session.encoding());
  return out;
}

/// The three questions differ in what they ask, and in which of them the client takes links for an answer.
template <auto question, auto takes_links>
Json handle_definition(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  Json out = Json::array();
  for (const ide::Target& target : question(session.workspace(), *at->document, at->offset))
    out.push_back(session.capabilities().*takes_links ? link(session, *at->document, target)
                                                      : session.location(*target.document, target.selection));
  return out;
}

using Client = protocol::ClientCapabilities;

}  // namespace

extern const Feature definition{.method = "textDocument/definition",
                                .what = "from the words of a call to its manifest, from a variable to what binds it",
                                .announce = announce_definition,
                                .answer = answer<protocol::read_place, handle_definition<ide::definition, &Client::definition_links>>};
extern const Feature declaration{
    .method = "textDocument/declaration",
    .what = "as `definition`: what calls name is declared in manifests",
    .announce = announce_declaration,
    .answer = answer<protocol::read_place, handle_definition<ide::definition, &Client::declaration_links>>};
extern const Feature type_definition{
    .method = "textDocument/typeDefinition",
    .what = "the declared type; of a variable the command that gave it",
    .announce = announce_type,
    .answer = answer<protocol::read_place, handle_definition<ide::type_definition, &Client::type_definition_links>>};

}  // namespace asyncy::features
