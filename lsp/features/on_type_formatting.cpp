// The indentation of a line that the return key has just opened below the header of a block.
#include <nlohmann/json.hpp>

#include "core/format/format.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct OnTypeFormattingParams {
  protocol::Place place;
  std::string typed;
};

std::optional<OnTypeFormattingParams> read_on_type_formatting(const Json& params) {
  auto place = protocol::read_place(params);
  auto typed = protocol::read_string(protocol::member(params, "ch"));
  if (!place || !typed) return std::nullopt;
  return OnTypeFormattingParams{.place = std::move(*place), .typed = std::move(*typed)};
}

void announce_on_type_formatting(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["documentOnTypeFormattingProvider"] = {{"firstTriggerCharacter", "\n"}};
}

Json handle_on_type_formatting(Session& session, const OnTypeFormattingParams& wire, const std::stop_token& stop) {
  const auto at = session.locate(wire.place);
  if (!at || session.is_unread(wire.place.uri) || at->document->language() != text::Language::story) return nullptr;
  if (wire.typed != "\n" || stop.stop_requested()) return nullptr;
  const auto edit = format::indent_new_line(at->document->text, at->offset);
  if (!edit) return Json::array();
  return protocol::to_json(at->document->text, {&*edit, 1}, session.encoding());
}

}  // namespace

extern const Feature on_type_formatting{.method = "textDocument/onTypeFormatting",
                                        .what = "the indentation of a line below the header of a block",
                                        .announce = announce_on_type_formatting,
                                        .answer = answer<read_on_type_formatting, handle_on_type_formatting>};

}  // namespace asyncy::features
