#include "lsp/protocol/capabilities.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lsp/protocol/uri.h"

namespace asyncy::protocol {
namespace {

bool lists(const Json* list, const Json& wanted) {
  return list != nullptr && list->is_array() &&
         std::any_of(list->begin(), list->end(), [&](const Json& each) { return each == wanted; });
}

/// What the client shows of our answers and can be told to ask for again.
std::vector<std::string> read_refreshes(const Json& client) {
  std::vector<std::string> methods;
  for (const std::string what : {"codeLens", "diagnostic", "inlayHint", "semanticTokens"}) {
    // The capability of diagnostics alone is in the plural.
    const std::string section = what == "diagnostic" ? "diagnostics" : what;
    if (is_true(member(client, {"workspace", section, "refreshSupport"})))
      methods.push_back("workspace/" + what + "/refresh");
  }
  return methods;
}

PositionEncoding chosen_encoding(const Json* offered) {
  if (offered != nullptr && offered->is_array())
    for (const Json& each : *offered)
      if (const auto known = encoding_of(read_string(&each).value_or(""))) return *known;
  return PositionEncoding::utf16;
}

ClientCapabilities read_capabilities(const Json& client) {
  const auto says = [&](std::initializer_list<std::string_view> path) { return is_true(member(client, path)); };
  return {
      .encoding = chosen_encoding(member(client, {"general", "positionEncodings"})),
      .watches_files = says({"workspace", "didChangeWatchedFiles", "dynamicRegistration"}),
      .registers_configuration = says({"workspace", "didChangeConfiguration", "dynamicRegistration"}),
      .answers_configuration = says({"workspace", "configuration"}),
      .shows_progress = says({"window", "workDoneProgress"}),
      .shows_documents = says({"window", "showDocument", "support"}),
      .related_information = says({"textDocument", "publishDiagnostics", "relatedInformation"}),
      .diagnostic_tags = member(client, {"textDocument", "publishDiagnostics", "tagSupport"}) != nullptr,
      .code_description = says({"textDocument", "publishDiagnostics", "codeDescriptionSupport"}),
      .diagnostic_data = says({"textDocument", "publishDiagnostics", "dataSupport"}),
      .pulls_diagnostics =
          member(client, {"textDocument", "diagnostic"}) != nullptr && says({"workspace", "diagnostics", "refreshSupport"}),
      .related_documents = says({"textDocument", "diagnostic", "relatedDocumentSupport"}),
      .refreshes = read_refreshes(client),
      .resolves_actions =
          says({"textDocument", "codeAction", "dataSupport"}) &&
          lists(member(client, {"textDocument", "codeAction", "resolveSupport", "properties"}), "edit"),
      .snippets = says({"textDocument", "completion", "completionItem", "snippetSupport"}),
      .markdown_hover = lists(member(client, {"textDocument", "hover", "contentFormat"}), "markdown"),
      .markdown_completion =
          lists(member(client, {"textDocument", "completion", "completionItem", "documentationFormat"}), "markdown"),
      .definition_links = says({"textDocument", "definition", "linkSupport"}),
      .declaration_links = says({"textDocument", "declaration", "linkSupport"}),
      .type_definition_links = says({"textDocument", "typeDefinition", "linkSupport"}),
      .nested_symbols = says({"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"}),
      .resolves_documentation =
          lists(member(client, {"textDocument", "completion", "completionItem", "resolveSupport", "properties"}),
                "documentation"),
      .label_details = says({"textDocument", "completion", "completionItem", "labelDetailsSupport"}),
      .deprecated_tag =
          lists(member(client, {"textDocument", "completion", "completionItem", "tagSupport", "valueSet"}), 1),
      .markdown_signature = lists(
          member(client, {"textDocument", "signatureHelp", "signatureInformation", "documentationFormat"}), "markdown"),
      .label_offsets =
          says({"textDocument", "signatureHelp", "signatureInformation", "parameterInformation", "labelOffsetSupport"}),
      .active_parameter_of_signature =
          says({"textDocument", "signatureHelp", "signatureInformation", "activeParameterSupport"}),
      .semantic_tokens = member(client, {"textDocument", "semanticTokens"}) != nullptr,
      .inlay_hints = member(client, {"textDocument", "inlayHint"}) != nullptr,
      .refreshes_inlay_hints = says({"workspace", "inlayHint", "refreshSupport"}),
      .resolves_hint_tooltips =
          lists(member(client, {"textDocument", "inlayHint", "resolveSupport", "properties"}), "tooltip"),
      .most_folds = read_unsigned(member(client, {"textDocument", "foldingRange", "rangeLimit"})),
      .versioned_edits = says({"workspace", "workspaceEdit", "documentChanges"}),
      .change_annotations = member(client, {"workspace", "workspaceEdit", "changeAnnotationSupport"}) != nullptr,
      .renames_files = lists(member(client, {"workspace", "workspaceEdit", "resourceOperations"}), "rename"),
      .prepares_rename = says({"textDocument", "rename", "prepareSupport"}),
      .tells_file_renames = says({"workspace", "fileOperations", "willRename"}),
  };
}

}  // namespace

std::vector<std::string> read_folders(const Json* list) {
  std::vector<std::string> uris;
  if (list != nullptr && list->is_array())
    for (const Json& folder : *list)
      if (auto uri = read_string(member(folder, "uri"))) uris.push_back(std::move(*uri));
  return uris;
}

std::optional<InitializeParams> read_initialize(const Json& params) {
  if (!params.is_object()) return std::nullopt;
  InitializeParams read{.capabilities = {},
                        .folders = read_folders(member(params, "workspaceFolders")),
                        .process_id = read_integer(member(params, "processId"))};
  if (const Json* client = member(params, "capabilities")) read.capabilities = read_capabilities(*client);
  // Older clients say the one folder they have in one of two older ways.
  if (!read.folders.empty()) return read;
  if (auto uri = read_string(member(params, "rootUri")))
    read.folders.push_back(std::move(*uri));
  else if (const auto path = read_string(member(params, "rootPath")))
    read.folders.push_back(uri_from_path(*path));
  return read;
}

}  // namespace asyncy::protocol
