// What a story does not say and its manifests do.
#include <nlohmann/json.hpp>

#include "core/ide/inlay_hints.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using ide::HintKind;

struct InlayHintParams {
  std::string uri;
  protocol::PositionRange range;
};

std::optional<InlayHintParams> read_inlay_hint(const Json& params) {
  auto uri = protocol::read_document_uri(params);
  const auto range = protocol::read_range(protocol::member(params, "range"));
  if (!uri || !range) return std::nullopt;
  return InlayHintParams{.uri = std::move(*uri), .range = *range};
}

void announce_inlay_hint(Json& server, const protocol::ClientCapabilities& client) {
  if (client.inlay_hints) server["inlayHintProvider"] = {{"resolveProvider", client.resolves_hint_tooltips}};
}

Json tooltip(const std::string& markdown) { return {{"kind", "markdown"}, {"value", markdown}}; }

Json handle_inlay_hint(Session& session, const InlayHintParams& wire, const std::stop_token& /*stop*/) {
  const auto document = session.find(wire.uri);
  if (document == nullptr) return nullptr;
  const text::Range range = protocol::range_from_positions(document->text, wire.range, session.encoding());
  Json out = Json::array();
  for (const ide::InlayHint& hint : ide::inlay_hints(session.workspace(), *document, range, session.hint_options())) {
    Json each = {{"label", hint.label}};
    const Json position = protocol::to_json(protocol::position_from_offset(document->text, hint.at, session.encoding()));
    each["position"] = position;
    if (hint.kind == HintKind::type) each["kind"] = 1;
    if (hint.kind == HintKind::parameter) each["kind"] = 2;
    if (hint.kind == HintKind::parameter) each["paddingRight"] = true;
    if (hint.kind == HintKind::omitted) each["paddingLeft"] = true;
    if (session.capabilities().resolves_hint_tooltips)
      each["data"] = {{"uri", wire.uri}, {"kind", static_cast<int>(hint.kind)}};
    else
      each["tooltip"] = tooltip(hint.tooltip);
    out.push_back(std::move(each));
  }
  return out;
}

/// A hint as it was sent.
struct Sent {
  Json hint;
  protocol::Place place;
  std::optional<std::uint32_t> kind;
};

std::optional<Sent> read_sent(const Json& params) {
  auto uri = protocol::read_string(protocol::member(params, {"data", "uri"}));
  const auto position = protocol::read_position(protocol::member(params, "position"));
  if (!position) return std::nullopt;
  return Sent{.hint = params,
              .place = {.uri = std::move(uri).value_or(""), .position = *position},
              .kind = protocol::read_unsigned(protocol::member(params, {"data", "kind"}))};
}

/// The document may have changed since: then the hint stays as it is.
Json resolve(Session& session, const Sent& sent, const std::stop_token& /*stop*/) {
  Json out = sent.hint;
  const auto at = session.locate(sent.place);
  if (!at) return out;
  for (const ide::InlayHint& hint :
       ide::inlay_hints(session.workspace(), *at->document, {at->offset, at->offset}, session.hint_options()))
    if (static_cast<std::uint32_t>(hint.kind) == sent.kind && hint.at == at->offset && out["label"] == hint.label)
      out["tooltip"] = tooltip(hint.tooltip);
  return out;
}

}  // namespace

extern const Feature inlay_hint{
    .method = "textDocument/inlayHint",
    .what =
        "names of positional arguments, types of variables, defaults of what is not passed; each can "
        "be switched off",
    .announce = announce_inlay_hint,
    .answer = answer<read_inlay_hint, handle_inlay_hint>};
extern const Feature inlay_hint_resolve{.method = "inlayHint/resolve",
                                        .what = "what the manifest says of the argument that a hint is about",
                                        .answer = answer<read_sent, resolve>};

}  // namespace asyncy::features
