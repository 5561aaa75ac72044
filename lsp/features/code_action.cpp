// What can be done about the diagnostics at the cursor.
#include "core/ide/actions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct Wire {
  std::string uri;
  protocol::PositionRange range;
  std::vector<std::string> only;  ///< the kinds that are wanted; none: any
};

std::optional<Wire> read(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const auto range = protocol::read_range(protocol::member(params, "range"));
  if (!uri || !range) return std::nullopt;
  Wire wire{.uri = std::move(*uri), .range = *range, .only = {}};
  const Json* only = protocol::member(params, {"context", "only"});
  if (only != nullptr && only->is_array())
    for (const Json& each : *only)
      if (auto kind = protocol::read_string(&each)) wire.only.push_back(std::move(*kind));
  return wire;
}

/// Who wants a kind wants those below it, too: `refactor` means `refactor.inline`, the empty kind means all.
bool is_wanted(const std::vector<std::string>& only, const std::string& kind) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
           return wanted.empty() || wanted == kind || kind.starts_with(wanted + '.');
         });
}

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["codeActionProvider"] = {{"codeActionKinds", Json::array({"quickfix"})}};
}

Json handle(Session& session, const Wire& wire, const std::stop_token& stop) {
  const auto document = session.find(wire.uri);
  if (document == nullptr || session.is_unread(wire.uri)) return nullptr;
  Json out = Json::array();
  // Proving the actions takes time; nobody asked for that when none is of a wanted kind.
  if (!is_wanted(wire.only, "quickfix") || stop.stop_requested()) return out;
  const text::Range range = protocol::range_from_positions(document->text, wire.range, session.encoding());
  const auto options = session.options_for(document->path);
  for (const ide::Action& action : ide::actions(session.workspace(), *document, range, options)) {
    if (!is_wanted(wire.only, action.kind)) continue;
    Json each = {{"title", action.title}, {"kind", action.kind}};
    each["diagnostics"] = session.diagnostics(*document, {&action.diagnostic, 1});
    each["edit"] = session.workspace_edit(*document, action.edits);
    if (action.preferred) each["isPreferred"] = true;
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace

extern const Feature code_action{
    .method = "textDocument/codeAction",
    .what =
        "quick fixes: the fixes of a diagnostic, and the comment that silences its rule; each proven before it is offered",
    .announce = announce,
    .answer = answer<read, handle>};

}  // namespace asyncy::features
