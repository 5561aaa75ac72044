// How the call around the cursor is written.
#include <nlohmann/json.hpp>

#include "core/ide/signature.h"
#include "core/text/utf.h"
#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

void announce_signature_help(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["signatureHelpProvider"] = {{"triggerCharacters", {" ", "(", ":", "="}}, {"retriggerCharacters", {",", "-"}}};
}

/// The protocol counts the offsets of labels in UTF-16, whatever positions are counted in.
std::size_t utf16_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    size += point.value > 0xFFFF ? 2 : 1;
    at += point.size;
  }
  return size;
}

Json documentation(const std::string& markdown, const protocol::ClientCapabilities& client) {
  return {{"kind", client.markdown_signature ? "markdown" : "plaintext"}, {"value", markdown}};
}

Json to_json(const ide::Signature& signature, const protocol::ClientCapabilities& client) {
  Json out = {{"label", signature.label}, {"parameters", Json::array()}};
  if (!signature.documentation.empty()) out["documentation"] = documentation(signature.documentation, client);
  const std::string_view label = signature.label;
  for (const ide::SignatureParameter& parameter : signature.parameters) {
    const std::string_view text = label.substr(parameter.range.begin, parameter.range.size());
    Json each = Json::object();
    if (client.label_offsets) {
      const std::size_t begin = utf16_size(label.substr(0, parameter.range.begin));
      each["label"] = {begin, begin + utf16_size(text)};
    } else {
      each["label"] = text;
    }
    if (!parameter.documentation.empty()) each["documentation"] = documentation(parameter.documentation, client);
    out["parameters"].push_back(std::move(each));
  }
  // Beyond the last one: no parameter is marked.
  if (client.active_parameter_of_signature) out["activeParameter"] = signature.active.value_or(signature.parameters.size());
  return out;
}

Json handle_signature_help(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  const auto help = ide::signature_help(session.workspace(), *at->document, at->offset);
  if (!help) return nullptr;
  Json out = {{"signatures", Json::array()}, {"activeSignature", help->active}};
  for (const ide::Signature& each : help->signatures) out["signatures"].push_back(to_json(each, session.capabilities()));
  const ide::Signature& active = help->signatures[help->active];
  out["activeParameter"] = active.active.value_or(active.parameters.size());
  return out;
}

}  // namespace

extern const Feature signature_help{
    .method = "textDocument/signatureHelp",
    .what = "how the call around the cursor is written, in each style; the argument at the cursor",
    .announce = announce_signature_help,
    .answer = answer<protocol::read_place, handle_signature_help>};

}  // namespace asyncy::features
