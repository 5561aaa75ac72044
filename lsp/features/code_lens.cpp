// Above what a manifest declares, how often it is used; the command behind a lens leads to the callers.
#include <nlohmann/json.hpp>

#include "core/ide/lenses.h"
#include "lsp/features/commands.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_code_lens(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["codeLensProvider"] = {{"resolveProvider", false}};
}

Json handle_code_lens(Session& session, const std::string& uri, const std::stop_token& stop) {
  const auto document = session.find(uri);
  if (document == nullptr) return nullptr;
  Json out = Json::array();
  if (document->manifest() == nullptr) return out;
  const auto go_on = [&] { return !stop.stop_requested(); };
  for (const ide::Lens& lens : ide::lenses(session.workspace(), *document, go_on)) {
    Json each = Json::object();
    each["range"] = protocol::to_json(document->text, lens.name, session.encoding());
    // Nothing can be shown where nothing is: the title alone.
    each["command"] = {{"title", lens.title}, {"command", lens.users == 0 ? "" : kShowCallersCommand}};
    each["command"]["arguments"] = Json::array({uri, each["range"]["start"]});
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace

extern const Feature code_lens{.method = "textDocument/codeLens",
                               .what =
                                   "in manifests, how many calls there are of a command, event or action, and how many of "
                                   "them pass an argument",
                               .announce = announce_code_lens,
                               .answer = answer<protocol::read_document_uri, handle_code_lens>};

}  // namespace asyncy::features
