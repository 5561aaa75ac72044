// The names of a whole workspace, found by a few of their letters.
#include <nlohmann/json.hpp>

#include "core/ide/workspace_symbols.h"
#include "lsp/features/symbol_kinds.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

constexpr std::size_t kMost = 200;

std::optional<std::string> read_workspace_symbol(const Json& params) { return protocol::read_string(protocol::member(params, "query")); }

void announce_workspace_symbol(Json& server, const protocol::ClientCapabilities& /*client*/) { server["workspaceSymbolProvider"] = true; }

Json handle_workspace_symbol(Session& session, const std::string& query, const std::stop_token& stop) {
  Json out = Json::array();
  const auto go_on = [&] { return !stop.stop_requested(); };
  for (const ide::WorkspaceSymbol& symbol : ide::workspace_symbols(session.workspace(), query, kMost, go_on)) {
    Json each = {{"name", symbol.name}, {"kind", number_of(symbol.kind)}};
    if (!symbol.container.empty()) each["containerName"] = symbol.container;
    each["location"] = session.location(*symbol.document, symbol.selection);
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace

extern const Feature workspace_symbol{.method = "workspace/symbol",
                                      .what = "names of all files by a few of their letters, the best first",
                                      .announce = announce_workspace_symbol,
                                      .answer = answer<read_workspace_symbol, handle_workspace_symbol>};

}  // namespace asyncy::features
