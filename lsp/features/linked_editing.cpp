// The places of a story that change together while a name is typed.
#include <nlohmann/json.hpp>

#include "core/ide/linked_editing.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_linked_editing(Json& server, const protocol::ClientCapabilities& /*client*/) { server["linkedEditingRangeProvider"] = true; }

Json handle_linked_editing(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  Json ranges = Json::array();
  for (const text::Range range : ide::linked_ranges(*at->document, at->offset))
    ranges.push_back(protocol::to_json(at->document->text, range, session.encoding()));
  if (ranges.empty()) return nullptr;
  return {{"ranges", std::move(ranges)}, {"wordPattern", "[A-Za-z_][A-Za-z0-9_]*"}};
}

}  // namespace

extern const Feature linked_editing{.method = "textDocument/linkedEditingRange",
                                    .what = "the places of a variable or function, to change together while one is typed",
                                    .announce = announce_linked_editing,
                                    .answer = answer<protocol::read_place, handle_linked_editing>};

}  // namespace asyncy::features
