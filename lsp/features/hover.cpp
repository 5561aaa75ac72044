// What a person wants to know about the word under the cursor.
#include "core/ide/hover.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_hover(Json& server, const protocol::ClientCapabilities& /*client*/) { server["hoverProvider"] = true; }

Json handle_hover(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  const auto found = ide::hover(session.workspace(), *at->document, at->offset);
  if (!found) return nullptr;
  const char* kind = session.capabilities().markdown_hover ? "markdown" : "plaintext";
  Json out = {{"contents", {{"kind", kind}, {"value", found->markdown}}}};
  out["range"] = protocol::to_json(at->document->text, found->range, session.encoding());
  return out;
}

}  // namespace

extern const Feature hover{.method = "textDocument/hover",
                           .what = "a command, argument, key or variable; of a call also what the container receives",
                           .announce = announce_hover,
                           .answer = answer<protocol::read_place, handle_hover>};

}  // namespace asyncy::features
