#!/usr/bin/env python3
"""Writes methods.h: what a client may send by the protocol, with the least params that have the right shape.

    generate_methods.py lsp-metaModel-3.17.json > methods.h

The meta model is the one that the specification of the Language Server Protocol publishes.
"""
import json
import sys

# The server's capability that makes clients send a request, where its name does not follow from the method.
CAPABILITIES = {
    "callHierarchy/incomingCalls": "callHierarchyProvider",
    "callHierarchy/outgoingCalls": "callHierarchyProvider",
    "textDocument/prepareCallHierarchy": "callHierarchyProvider",
    "typeHierarchy/supertypes": "typeHierarchyProvider",
    "typeHierarchy/subtypes": "typeHierarchyProvider",
    "textDocument/prepareTypeHierarchy": "typeHierarchyProvider",
    "textDocument/documentColor": "colorProvider",
    "textDocument/colorPresentation": "colorProvider",
    "textDocument/semanticTokens/full": "semanticTokensProvider/full",
    "textDocument/semanticTokens/full/delta": "semanticTokensProvider/full/delta",
    "textDocument/semanticTokens/range": "semanticTokensProvider/range",
    "textDocument/diagnostic": "diagnosticProvider",
    "workspace/diagnostic": "diagnosticProvider/workspaceDiagnostics",
    "textDocument/willSaveWaitUntil": "textDocumentSync/willSaveWaitUntil",
    "completionItem/resolve": "completionProvider/resolveProvider",
    "codeAction/resolve": "codeActionProvider/resolveProvider",
    "codeLens/resolve": "codeLensProvider/resolveProvider",
    "documentLink/resolve": "documentLinkProvider/resolveProvider",
    "inlayHint/resolve": "inlayHintProvider/resolveProvider",
    "workspaceSymbol/resolve": "workspaceSymbolProvider/resolveProvider",
    "workspace/symbol": "workspaceSymbolProvider",
    "workspace/executeCommand": "executeCommandProvider",
    "workspace/willCreateFiles": "workspace/fileOperations/willCreate",
    "workspace/willRenameFiles": "workspace/fileOperations/willRename",
    "workspace/willDeleteFiles": "workspace/fileOperations/willDelete",
    "textDocument/formatting": "documentFormattingProvider",
    "textDocument/rangeFormatting": "documentRangeFormattingProvider",
    "textDocument/rangesFormatting": "documentRangeFormattingProvider/rangesSupport",
    "textDocument/onTypeFormatting": "documentOnTypeFormattingProvider",
    "textDocument/prepareRename": "renameProvider/prepareProvider",
    "initialize": "",
    "shutdown": "",
}


def capability_of(method):
    return CAPABILITIES.get(method, method.rsplit("/", 1)[-1] + "Provider")


class Model:
    def __init__(self, model):
        self.structures = {each["name"]: each for each in model["structures"]}
        self.enumerations = {each["name"]: each for each in model["enumerations"]}
        self.aliases = {each["name"]: each for each in model["typeAliases"]}

    def base(self, name):
        return {"URI": "file:///w/a.story", "DocumentUri": "file:///w/a.story", "string": "a", "boolean": True, "null": None}.get(name, 0)

    def structure(self, each, depth):
        out = {}
        for base in each.get("extends", []) + each.get("mixins", []):
            out.update(self.value(base, depth))
        for member in each["properties"]:
            if not member.get("optional"):
                out[member["name"]] = self.value(member["type"], depth)
        return out

    def value(self, type_, depth=0):
        kind = type_["kind"]
        if kind == "base":
            return self.base(type_["name"])
        if kind == "array":
            return []
        if kind == "map":
            return {}
        if kind in ("stringLiteral", "integerLiteral", "booleanLiteral"):
            return type_["value"]
        if kind == "or":
            return self.value(type_["items"][0], depth)
        if kind == "and":
            out = {}
            for item in type_["items"]:
                out.update(self.value(item, depth))
            return out
        if kind == "tuple":
            return [self.value(item, depth) for item in type_["items"]]
        if kind == "literal":
            return self.structure(type_["value"], depth + 1)
        name = type_["name"]
        if name in self.enumerations:
            return self.enumerations[name]["values"][0]["value"]
        if name in self.aliases:
            return self.value(self.aliases[name]["type"], depth) if name not in ("LSPAny", "LSPObject") else None
        return self.structure(self.structures[name], depth + 1)


def rows(model, kind):
    for each in sorted(model[kind], key=lambda each: each["method"]):
        if each["messageDirection"] == "serverToClient":
            continue
        params = Model(model).value(each["params"]) if "params" in each else None
        yield each["method"], json.dumps(params, separators=(",", ":"))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        model = json.load(file)
    print("// Written by generate_methods.py: what a client may send, with the least params of the right shape.")
    print("#pragma once\n\n#include <array>\n#include <string_view>\n\nnamespace asyncy::test {\n")
    print("struct Method {\n  std::string_view name;\n  std::string_view params;")
    print("  std::string_view capability = {};  ///< of the server: keys from the top, with slashes between\n};\n")
    requests = list(rows(model, "requests"))
    print(f"inline constexpr std::array<Method, {len(requests)}> kRequests = {{{{")
    for method, params in requests:
        print(f'    {{"{method}", R"({params})", "{capability_of(method)}"}},')
    print("}};\n")
    notifications = list(rows(model, "notifications"))
    print(f"inline constexpr std::array<Method, {len(notifications)}> kNotifications = {{{{")
    for method, params in notifications:
        print(f'    {{"{method}", R"({params})"}},')
    print("}};\n\n}  // namespace asyncy::test")


main()
