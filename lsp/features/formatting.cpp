// A story in one style: all of it, or the statements of a selection.
#include "core/format/format.h"

#include <nlohmann/json.hpp>

#include "core/workspace/settings.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct Wire {
  std::string uri;
  std::optional<protocol::PositionRange> range;
};

std::optional<Wire> read(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  if (!uri) return std::nullopt;
  return Wire{.uri = std::move(*uri), .range = {}};
}

std::optional<Wire> read_with_range(const Json& params) {
  auto wire = read(params);
  if (wire) wire->range = protocol::read_range(protocol::member(params, "range"));
  return wire && wire->range ? wire : std::nullopt;
}

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) { server["documentFormattingProvider"] = true; }

void announce_range(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["documentRangeFormattingProvider"] = true;
}

/// The width and kind of blanks that the client asks for do not count: the language has one way to indent.
Json handle(Session& session, const Wire& wire, const std::stop_token& stop) {
  const auto document = session.find(wire.uri);
  if (document == nullptr || session.is_unread(wire.uri) || document->language() != text::Language::story) return nullptr;
  if (stop.stop_requested()) return nullptr;
  format::Options options;
  if (const auto colon = workspace::settings_for(session.workspace(), document->path).argument_colon)
    options.argument_colon = colon->value;
  if (wire.range) options.range = protocol::range_from_positions(document->text, *wire.range, session.encoding());
  return protocol::to_json(document->text, format::format(document->text, options), session.encoding());
}

}  // namespace

extern const Feature formatting{.method = "textDocument/formatting", .announce = announce, .answer = answer<read, handle>};
extern const Feature range_formatting{
    .method = "textDocument/rangeFormatting", .announce = announce_range, .answer = answer<read_with_range, handle>};

}  // namespace asyncy::features
