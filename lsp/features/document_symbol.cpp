// The outline of a document.
#include <nlohmann/json.hpp>

#include "core/ide/symbols.h"
#include "lsp/features/symbol_kinds.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct Place {
  const Session& session;
  const workspace::Document& document;
};

Json nested(const Place& place, const ide::Symbol& symbol) {
  Json out = {{"name", symbol.name}, {"kind", number_of(symbol.kind)}};
  if (!symbol.detail.empty()) out["detail"] = symbol.detail;
  out["range"] = protocol::to_json(place.document.text, symbol.range, place.session.encoding());
  out["selectionRange"] = protocol::to_json(place.document.text, symbol.selection, place.session.encoding());
  if (symbol.children.empty()) return out;
  Json children = Json::array();
  for (const ide::Symbol& child : symbol.children) children.push_back(nested(place, child));
  out["children"] = std::move(children);
  return out;
}

/// For clients that know no tree.
void add_flat(const Place& place, const ide::Symbol& symbol, const std::string& container, Json& out) {
  Json each = {{"name", symbol.name}, {"kind", number_of(symbol.kind)}};
  if (!container.empty()) each["containerName"] = container;
  each["location"] = place.session.location(place.document, symbol.range);
  out.push_back(std::move(each));
  for (const ide::Symbol& child : symbol.children) add_flat(place, child, symbol.name, out);
}

void announce_document_symbol(Json& server, const protocol::ClientCapabilities& /*client*/) { server["documentSymbolProvider"] = true; }

Json handle_document_symbol(Session& session, const std::string& uri, const std::stop_token& /*stop*/) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  const Place place{.session = session, .document = *document};
  Json out = Json::array();
  for (const ide::Symbol& symbol : ide::symbols(*document)) {
    if (session.capabilities().nested_symbols)
      out.push_back(nested(place, symbol));
    else
      add_flat(place, symbol, "", out);
  }
  return out;
}

}  // namespace

extern const Feature document_symbol{.method = "textDocument/documentSymbol",
                                     .what = "the outline: a tree, or a flat list for clients that know no tree",
                                     .announce = announce_document_symbol,
                                     .answer = answer<protocol::read_document_uri, handle_document_symbol>};

}  // namespace asyncy::features
