// What a selection grows to.
#include <nlohmann/json.hpp>

#include "core/ide/selection.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct SelectionRangeParams {
  std::string uri;
  std::vector<protocol::Position> positions;
};

std::optional<SelectionRangeParams> read_selection_range(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const Json* list = protocol::member(params, "positions");
  if (!uri || list == nullptr || !list->is_array()) return std::nullopt;
  SelectionRangeParams wire{.uri = std::move(*uri), .positions = {}};
  for (const Json& each : *list) {
    const auto position = protocol::read_position(&each);
    if (!position) return std::nullopt;
    wire.positions.push_back(*position);
  }
  return wire;
}

void announce_selection_range(Json& server, const protocol::ClientCapabilities& /*client*/) { server["selectionRangeProvider"] = true; }

/// One chain for each position, the innermost range first.
Json handle_selection_range(Session& session, const SelectionRangeParams& wire, const std::stop_token& /*stop*/) {
  const auto document = session.find(wire.uri);
  if (document == nullptr) return nullptr;
  Json out = Json::array();
  for (const protocol::Position position : wire.positions) {
    const text::Offset at = protocol::offset_from_position(document->text, position, session.encoding());
    Json chain;
    const auto ranges = ide::selections(*document, at);
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
      Json each = {{"range", protocol::to_json(document->text, *range, session.encoding())}};
      if (!chain.is_null()) each["parent"] = std::move(chain);
      chain = std::move(each);
    }
    if (chain.is_null()) chain["range"] = protocol::to_json(document->text, {at, at}, session.encoding());
    out.push_back(std::move(chain));
  }
  return out;
}

}  // namespace

extern const Feature selection_range{.method = "textDocument/selectionRange",
                                     .what = "from a word to its value, argument, call, statement, block",
                                     .announce = announce_selection_range,
                                     .answer = answer<read_selection_range, handle_selection_range>};

}  // namespace asyncy::features
