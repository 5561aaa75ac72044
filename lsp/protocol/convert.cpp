#include "lsp/protocol/convert.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace asyncy::protocol {

Json to_json(Position position) { return {{"line", position.line}, {"character", position.character}}; }

Json to_json(const text::Text& text, text::Range range, PositionEncoding encoding) {
  return {{"start", to_json(position_from_offset(text, range.begin, encoding))},
          {"end", to_json(position_from_offset(text, range.end, encoding))}};
}

Json to_json(const text::Text& text, std::span<const text::Edit> edits, PositionEncoding encoding) {
  Json out = Json::array();
  for (const text::Edit& edit : edits) {
    Json each = {{"newText", edit.text}};
    each["range"] = to_json(text, edit.range, encoding);
    out.push_back(std::move(each));
  }
  return out;
}

text::Range range_from_positions(const text::Text& text, PositionRange range, PositionEncoding encoding) {
  const text::Offset one = offset_from_position(text, range.begin, encoding);
  const text::Offset other = offset_from_position(text, range.end, encoding);
  return {std::min(one, other), std::max(one, other)};
}

Json to_json(const text::Diagnostic& diagnostic, const DiagnosticContext& context) {
  Json out = {{"severity", static_cast<int>(diagnostic.severity) + 1},
              {"code", diagnostic.rule->name},
              {"source", "asyncy"},
              {"message", diagnostic.message}};
  out["range"] = to_json(context.document.text, diagnostic.range, context.encoding);
  if (context.data && !diagnostic.fixes.empty()) out["data"] = {{"fixes", diagnostic.fixes.size()}};
  // The enumeration counts as the protocol does.
  if (const text::Tag tag = diagnostic.rule->tag; context.tags && tag != text::Tag::none)
    out["tags"] = Json::array({static_cast<int>(tag)});
  if (std::string page = context.page_of(*diagnostic.rule); !page.empty()) out["codeDescription"] = {{"href", std::move(page)}};
  if (!context.related_information) return out;
  Json related = Json::array();
  for (const text::Related& each : diagnostic.related) {
    const auto known = each.path.empty() ? std::optional(context.document) : context.find_related(each.path);
    if (!known) continue;
    Json location = {{"uri", known->uri}};
    location["range"] = to_json(known->text, each.range, context.encoding);
    related.push_back({{"location", std::move(location)}, {"message", each.message}});
  }
  if (!related.empty()) out["relatedInformation"] = std::move(related);
  return out;
}

}  // namespace asyncy::protocol
