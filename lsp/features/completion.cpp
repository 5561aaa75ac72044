// What can stand at the cursor.
#include "core/ide/completion.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using ide::CompletionKind;

/// The protocol's numbers.
int kind_number(CompletionKind kind) {
  switch (kind) {
    case CompletionKind::service: return 9;   // Module
    case CompletionKind::command: return 2;   // Method
    case CompletionKind::event: return 23;    // Event
    case CompletionKind::action: return 2;    // Method
    case CompletionKind::argument: return 5;  // Field
    case CompletionKind::arguments: return 15;  // Snippet
    case CompletionKind::flag: return 5;      // Field
    case CompletionKind::value: return 12;    // Value
    case CompletionKind::variable: return 6;  // Variable
    case CompletionKind::function: return 3;  // Function
    case CompletionKind::keyword: return 14;  // Keyword
    case CompletionKind::key: return 10;      // Property
    case CompletionKind::type: return 25;     // TypeParameter
  }
  return 1;
}

void announce_completion(Json& server, const protocol::ClientCapabilities& client) {
  server["completionProvider"] = {{"triggerCharacters", {" ", ":", ".", "-", "\"", "'", "(", "{", "="}}};
  if (client.resolves_documentation) server["completionProvider"]["resolveProvider"] = true;
  if (client.label_details) server["completionProvider"]["completionItem"] = {{"labelDetailsSupport", true}};
}

Json documentation(const std::string& markdown, const protocol::ClientCapabilities& client) {
  return {{"kind", client.markdown_completion ? "markdown" : "plaintext"}, {"value", markdown}};
}

Json item(const Session& session, const workspace::Document& document, const ide::Completion& completion) {
  const protocol::ClientCapabilities& client = session.capabilities();
  Json out = {{"label", completion.label}, {"kind", kind_number(completion.kind)}, {"sortText", completion.sort_text}};
  if (!completion.detail.empty()) out["detail"] = completion.detail;
  if (client.label_details && !completion.label_detail.empty()) out["labelDetails"]["detail"] = completion.label_detail;
  if (client.label_details && !completion.description.empty()) out["labelDetails"]["description"] = completion.description;
  if (!completion.documentation.empty()) out["documentation"] = documentation(completion.documentation, client);
  if (completion.deprecated && client.deprecated_tag) out["tags"] = {1};
  if (completion.is_snippet) out["insertTextFormat"] = 2;
  // What the client compares with the replaced word.
  out["filterText"] = completion.label;
  Json edit = {{"newText", completion.insert}};
  edit["range"] = protocol::to_json(document.text, completion.replace, session.encoding());
  out["textEdit"] = std::move(edit);
  if (completion.goes_on && !session.complete_again().empty())
    out["command"] = {{"title", "Complete"}, {"command", session.complete_again()}};
  return out;
}

/// Everything there is: nothing is left out, so what the client types further only narrows the list.
Json handle_completion(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  ide::CompletionOptions options{.snippets = session.capabilities().snippets};
  const bool resolves = session.capabilities().resolves_documentation;
  if (resolves) options.documented = "";
  Json items = Json::array();
  for (const ide::Completion& completion : ide::complete(session.workspace(), *at->document, at->offset, options)) {
    Json each = item(session, *at->document, completion);
    if (resolves) each["data"] = {{"uri", place.uri}, {"position", protocol::to_json(place.position)}};
    items.push_back(std::move(each));
  }
  return items;
}

/// An item as it was sent, and where it was asked for.
struct Sent {
  Json item;
  std::string label;
  std::optional<protocol::Place> place;
};

std::optional<Sent> read_sent(const Json& params) {
  auto label = protocol::read_string(protocol::member(params, "label"));
  if (!label) return std::nullopt;
  Sent sent{.item = params, .label = std::move(*label), .place = {}};
  auto uri = protocol::read_string(protocol::member(params, {"data", "uri"}));
  const auto position = protocol::read_position(protocol::member(params, {"data", "position"}));
  if (uri && position) sent.place = {.uri = std::move(*uri), .position = *position};
  return sent;
}

/// Asks again at that place: what was typed since only made the word there longer.
Json resolve(Session& session, const Sent& sent, const std::stop_token& /*stop*/) {
  Json out = sent.item;
  const auto at = sent.place ? session.locate(*sent.place) : std::nullopt;
  if (!at) return out;
  const Json* kind = protocol::member(sent.item, "kind");
  for (const ide::Completion& completion :
       ide::complete(session.workspace(), *at->document, at->offset,
                     {.snippets = session.capabilities().snippets, .documented = sent.label}))
    if (completion.label == sent.label && kind != nullptr && *kind == kind_number(completion.kind) &&
        !completion.documentation.empty())
      out["documentation"] = documentation(completion.documentation, session.capabilities());
  return out;
}

}  // namespace

extern const Feature completion{
    .method = "textDocument/completion",
    .what =
        "services, commands, arguments, values and variables in stories; keys and values in manifests and `asyncy-ls.yml`",
    .announce = announce_completion,
    .answer = answer<protocol::read_place, handle_completion>};
extern const Feature completion_resolve{.method = "completionItem/resolve",
                                        .what = "the documentation of one of the offers",
                                        .answer = answer<read_sent, resolve>};

}  // namespace asyncy::features
