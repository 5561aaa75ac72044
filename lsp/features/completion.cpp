// What can stand at the cursor.
#include "core/ide/completion.h"

#include <nlohmann/json.hpp>

#include "lsp/features/table.h"

namespace asyncy::features {
namespace {

using ide::CompletionKind;

/// The protocol's numbers.
int number_of(CompletionKind kind) {
  switch (kind) {
    case CompletionKind::service: return 9;   // Module
    case CompletionKind::command: return 2;   // Method
    case CompletionKind::event: return 23;    // Event
    case CompletionKind::action: return 2;    // Method
    case CompletionKind::argument: return 5;  // Field
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

void announce(Json& server, const protocol::ClientCapabilities& /*client*/) {
  server["completionProvider"] = {{"triggerCharacters", {" ", ":", ".", "-", "\""}}};
}

Json item(const Session& session, const workspace::Document& document, const ide::Completion& completion) {
  Json out = {{"label", completion.label}, {"kind", number_of(completion.kind)}, {"sortText", completion.sort_text}};
  if (!completion.detail.empty()) out["detail"] = completion.detail;
  if (!completion.documentation.empty())
    out["documentation"] = {{"kind", session.capabilities().markdown_completion ? "markdown" : "plaintext"},
                            {"value", completion.documentation}};
  if (completion.is_snippet) out["insertTextFormat"] = 2;
  // What the client compares with the replaced word.
  out["filterText"] = completion.label;
  Json edit = {{"newText", completion.insert}};
  edit["range"] = protocol::to_json(document.text, completion.replace, session.encoding());
  out["textEdit"] = std::move(edit);
  return out;
}

Json handle(Session& session, const protocol::Place& place, const std::stop_token& /*stop*/) {
  const auto at = session.locate(place);
  if (!at) return nullptr;
  Json items = Json::array();
  for (const ide::Completion& completion :
       ide::complete(session.workspace(), *at->document, at->offset, {.snippets = session.capabilities().snippets}))
    items.push_back(item(session, *at->document, completion));
  return items;
}

}  // namespace

extern const Feature completion{
    .method = "textDocument/completion",
    .what =
        "services, commands, arguments, values and variables in stories; keys and values in manifests and `asyncy-ls.yml`",
    .announce = announce,
    .answer = answer<protocol::read_place, handle>};

}  // namespace asyncy::features
