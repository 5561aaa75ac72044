// A document in one style: all of it, or the statements of a story that are selected.
#include "core/format/format.h"

#include <nlohmann/json.hpp>

#include "core/format/manifest.h"
#include "core/workspace/settings.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

struct FormattingParams {
  std::string uri;
  std::optional<protocol::PositionRange> range;
};

std::optional<FormattingParams> read_formatting(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  if (!uri) return std::nullopt;
  return FormattingParams{.uri = std::move(*uri), .range = {}};
}

std::optional<FormattingParams> read_with_range(const Json& params) {
  auto wire = read_formatting(params);
  if (wire) wire->range = protocol::read_range(protocol::member(params, "range"));
  return wire && wire->range ? wire : std::nullopt;
}

void announce_formatting(Json& server, const protocol::ClientCapabilities& /*client*/) { server["documentFormattingProvider"] = true; }

void announce_range(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["documentRangeFormattingProvider"] = true;
}

/// The width and kind of blanks that the client asks for do not count: the language has one way to indent.
Json handle_formatting(Session& session, const FormattingParams& wire, const std::stop_token& stop) {
  const auto document = session.find(wire.uri);
  if (document == nullptr || session.is_unread(wire.uri) || stop.stop_requested()) return nullptr;
  if (const yaml::Tree* tree = document->yaml()) {
    // Of a manifest only the whole can be told to mean the same.
    if (wire.range) return nullptr;
    return protocol::to_json(document->text, format::format_manifest(*tree), session.encoding());
  }
  format::Options options;
  if (const auto colon = workspace::settings_for(session.workspace(), document->path).argument_colon)
    options.argument_colon = colon->value;
  if (wire.range) options.range = protocol::range_from_positions(document->text, *wire.range, session.encoding());
  return protocol::to_json(document->text, format::format(document->text, options), session.encoding());
}

}  // namespace

extern const Feature formatting{.method = "textDocument/formatting",
                                .what = "a story or a manifest in one style",
                                .announce = announce_formatting,
                                .answer = answer<read_formatting, handle_formatting>};
extern const Feature range_formatting{.method = "textDocument/rangeFormatting",
                                      .what = "the statements of a selection in one style",
                                      .announce = announce_range,
                                      .answer = answer<read_with_range, handle_formatting>};

}  // namespace asyncy::features
