// Scripts and addresses that can be opened from where they are named.
#include <nlohmann/json.hpp>

#include "core/ide/links.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_document_link(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["documentLinkProvider"] = {{"resolveProvider", false}};
}

Json handle_document_link(Session& session, const std::string& uri, const std::stop_token& /*stop*/) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  Json out = Json::array();
  for (const ide::Link& link : ide::links(session.workspace(), *document))
    out.push_back({{"range", protocol::to_json(document->text, link.range, session.encoding())},
                   {"target", link.path.empty() ? link.address : session.uri_of(link.path)}});
  return out;
}

}  // namespace

extern const Feature document_link{
    .method = "textDocument/documentLink",
    .what = "in manifests, the scripts of a life cycle and the addresses in texts",
    .announce = announce_document_link,
    .answer = answer<protocol::read_document_uri, handle_document_link>};

}  // namespace asyncy::features
