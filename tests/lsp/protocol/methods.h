// Written by generate_methods.py: what a client may send, with the least params of the right shape.
#pragma once

#include <array>
#include <string_view>

namespace asyncy::test {

struct Method {
  std::string_view name;
  std::string_view params;
  std::string_view capability = {};  ///< of the server: keys from the top, with slashes between
};

inline constexpr std::array<Method, 53> kRequests = {{
    {"callHierarchy/incomingCalls", R"({"item":{"name":"a","kind":1,"uri":"file:///w/a.story","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "callHierarchyProvider"},
    {"callHierarchy/outgoingCalls", R"({"item":{"name":"a","kind":1,"uri":"file:///w/a.story","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "callHierarchyProvider"},
    {"codeAction/resolve", R"({"title":"a"})", "codeActionProvider/resolveProvider"},
    {"codeLens/resolve", R"({"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}})", "codeLensProvider/resolveProvider"},
    {"completionItem/resolve", R"({"label":"a"})", "completionProvider/resolveProvider"},
    {"documentLink/resolve", R"({"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}})", "documentLinkProvider/resolveProvider"},
    {"initialize", R"({"processId":0,"rootUri":"file:///w/a.story","capabilities":{}})", ""},
    {"inlayHint/resolve", R"({"position":{"line":0,"character":0},"label":"a"})", "inlayHintProvider/resolveProvider"},
    {"shutdown", R"(null)", ""},
    {"textDocument/codeAction", R"({"textDocument":{"uri":"file:///w/a.story"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":{"diagnostics":[]}})", "codeActionProvider"},
    {"textDocument/codeLens", R"({"textDocument":{"uri":"file:///w/a.story"}})", "codeLensProvider"},
    {"textDocument/colorPresentation", R"({"textDocument":{"uri":"file:///w/a.story"},"color":{"red":0,"green":0,"blue":0,"alpha":0},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}})", "colorProvider"},
    {"textDocument/completion", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "completionProvider"},
    {"textDocument/declaration", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "declarationProvider"},
    {"textDocument/definition", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "definitionProvider"},
    {"textDocument/diagnostic", R"({"textDocument":{"uri":"file:///w/a.story"}})", "diagnosticProvider"},
    {"textDocument/documentColor", R"({"textDocument":{"uri":"file:///w/a.story"}})", "colorProvider"},
    {"textDocument/documentHighlight", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "documentHighlightProvider"},
    {"textDocument/documentLink", R"({"textDocument":{"uri":"file:///w/a.story"}})", "documentLinkProvider"},
    {"textDocument/documentSymbol", R"({"textDocument":{"uri":"file:///w/a.story"}})", "documentSymbolProvider"},
    {"textDocument/foldingRange", R"({"textDocument":{"uri":"file:///w/a.story"}})", "foldingRangeProvider"},
    {"textDocument/formatting", R"({"textDocument":{"uri":"file:///w/a.story"},"options":{"tabSize":0,"insertSpaces":true}})", "documentFormattingProvider"},
    {"textDocument/hover", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "hoverProvider"},
    {"textDocument/implementation", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "implementationProvider"},
    {"textDocument/inlayHint", R"({"textDocument":{"uri":"file:///w/a.story"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}})", "inlayHintProvider"},
    {"textDocument/inlineCompletion", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0},"context":{"triggerKind":0}})", "inlineCompletionProvider"},
    {"textDocument/inlineValue", R"({"textDocument":{"uri":"file:///w/a.story"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":{"frameId":0,"stoppedLocation":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "inlineValueProvider"},
    {"textDocument/linkedEditingRange", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "linkedEditingRangeProvider"},
    {"textDocument/moniker", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "monikerProvider"},
    {"textDocument/onTypeFormatting", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0},"ch":"a","options":{"tabSize":0,"insertSpaces":true}})", "documentOnTypeFormattingProvider"},
    {"textDocument/prepareCallHierarchy", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "callHierarchyProvider"},
    {"textDocument/prepareRename", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "renameProvider/prepareProvider"},
    {"textDocument/prepareTypeHierarchy", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "typeHierarchyProvider"},
    {"textDocument/rangeFormatting", R"({"textDocument":{"uri":"file:///w/a.story"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"options":{"tabSize":0,"insertSpaces":true}})", "documentRangeFormattingProvider"},
    {"textDocument/rangesFormatting", R"({"textDocument":{"uri":"file:///w/a.story"},"ranges":[],"options":{"tabSize":0,"insertSpaces":true}})", "documentRangeFormattingProvider/rangesSupport"},
    {"textDocument/references", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0},"context":{"includeDeclaration":true}})", "referencesProvider"},
    {"textDocument/rename", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0},"newName":"a"})", "renameProvider"},
    {"textDocument/selectionRange", R"({"textDocument":{"uri":"file:///w/a.story"},"positions":[]})", "selectionRangeProvider"},
    {"textDocument/semanticTokens/full", R"({"textDocument":{"uri":"file:///w/a.story"}})", "semanticTokensProvider/full"},
    {"textDocument/semanticTokens/full/delta", R"({"textDocument":{"uri":"file:///w/a.story"},"previousResultId":"a"})", "semanticTokensProvider/full/delta"},
    {"textDocument/semanticTokens/range", R"({"textDocument":{"uri":"file:///w/a.story"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}})", "semanticTokensProvider/range"},
    {"textDocument/signatureHelp", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "signatureHelpProvider"},
    {"textDocument/typeDefinition", R"({"textDocument":{"uri":"file:///w/a.story"},"position":{"line":0,"character":0}})", "typeDefinitionProvider"},
    {"textDocument/willSaveWaitUntil", R"({"textDocument":{"uri":"file:///w/a.story"},"reason":1})", "textDocumentSync/willSaveWaitUntil"},
    {"typeHierarchy/subtypes", R"({"item":{"name":"a","kind":1,"uri":"file:///w/a.story","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "typeHierarchyProvider"},
    {"typeHierarchy/supertypes", R"({"item":{"name":"a","kind":1,"uri":"file:///w/a.story","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "typeHierarchyProvider"},
    {"workspace/diagnostic", R"({"previousResultIds":[]})", "diagnosticProvider/workspaceDiagnostics"},
    {"workspace/executeCommand", R"({"command":"asyncy-ls.services"})", "executeCommandProvider"},
    {"workspace/symbol", R"({"query":"a"})", "workspaceSymbolProvider"},
    {"workspace/willCreateFiles", R"({"files":[]})", "workspace/fileOperations/willCreate"},
    {"workspace/willDeleteFiles", R"({"files":[]})", "workspace/fileOperations/willDelete"},
    {"workspace/willRenameFiles", R"({"files":[]})", "workspace/fileOperations/willRename"},
    {"workspaceSymbol/resolve", R"({"name":"a","kind":1,"location":{"uri":"file:///w/a.story","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}})", "workspaceSymbolProvider/resolveProvider"},
}};

inline constexpr std::array<Method, 21> kNotifications = {{
    {"$/cancelRequest", R"({"id":0})"},
    {"$/progress", R"({"token":0,"value":null})"},
    {"$/setTrace", R"({"value":"off"})"},
    {"exit", R"(null)"},
    {"initialized", R"({})"},
    {"notebookDocument/didChange", R"({"notebookDocument":{"version":0,"uri":"file:///w/a.story"},"change":{}})"},
    {"notebookDocument/didClose", R"({"notebookDocument":{"uri":"file:///w/a.story"},"cellTextDocuments":[]})"},
    {"notebookDocument/didOpen", R"({"notebookDocument":{"uri":"file:///w/a.story","notebookType":"a","version":0,"cells":[]},"cellTextDocuments":[]})"},
    {"notebookDocument/didSave", R"({"notebookDocument":{"uri":"file:///w/a.story"}})"},
    {"textDocument/didChange", R"({"textDocument":{"uri":"file:///w/a.story","version":0},"contentChanges":[]})"},
    {"textDocument/didClose", R"({"textDocument":{"uri":"file:///w/a.story"}})"},
    {"textDocument/didOpen", R"({"textDocument":{"uri":"file:///w/a.story","languageId":"a","version":0,"text":"a"}})"},
    {"textDocument/didSave", R"({"textDocument":{"uri":"file:///w/a.story"}})"},
    {"textDocument/willSave", R"({"textDocument":{"uri":"file:///w/a.story"},"reason":1})"},
    {"window/workDoneProgress/cancel", R"({"token":0})"},
    {"workspace/didChangeConfiguration", R"({"settings":null})"},
    {"workspace/didChangeWatchedFiles", R"({"changes":[]})"},
    {"workspace/didChangeWorkspaceFolders", R"({"event":{"added":[],"removed":[]}})"},
    {"workspace/didCreateFiles", R"({"files":[]})"},
    {"workspace/didDeleteFiles", R"({"files":[]})"},
    {"workspace/didRenameFiles", R"({"files":[]})"},
}};

}  // namespace asyncy::test
