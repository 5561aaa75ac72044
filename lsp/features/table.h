// Every feature there is, in one visible list.
#pragma once

#include <span>

#include "lsp/features/feature.h"

namespace asyncy::features {

// One file each, apart from methods that belong together; the list in table.cpp names them again.
extern const Feature did_open, did_change, did_close, did_save;                               // synchronization.cpp
extern const Feature did_change_watched_files, did_change_folders, did_change_configuration;  // surroundings.cpp

extern const Feature formatting, range_formatting;  // formatting.cpp

extern const Feature code_action, code_action_resolve;                                    // code_action.cpp
extern const Feature completion, completion_resolve;                                      // completion.cpp
extern const Feature definition, declaration, type_definition;                            // definition.cpp
extern const Feature document_diagnostic, workspace_diagnostic;                           // diagnostics.cpp
extern const Feature inlay_hint, inlay_hint_resolve;                                      // inlay_hint.cpp
extern const Feature prepare_call_hierarchy, incoming_calls, outgoing_calls;              // call_hierarchy.cpp
extern const Feature prepare_rename, rename, will_rename_files;                           // rename.cpp
extern const Feature references, document_highlight;                                      // references.cpp
extern const Feature semantic_tokens_full, semantic_tokens_delta, semantic_tokens_range;  // semantic_tokens.cpp

extern const Feature code_lens, document_link, document_symbol, execute_command, folding_range, hover, linked_editing,
    on_type_formatting, selection_range, signature_help, workspace_symbol;

std::span<const Feature* const> all();

}  // namespace asyncy::features
