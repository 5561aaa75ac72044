// Every feature there is, in one visible list.
#pragma once

#include <span>

#include "lsp/features/feature.h"

namespace asyncy::features {

// One file each, apart from methods that belong together; the list in table.cpp names them again.
extern const Feature did_open, did_change, did_close, did_save;                               // synchronization.cpp
extern const Feature did_change_watched_files, did_change_folders, did_change_configuration;  // surroundings.cpp

extern const Feature formatting, range_formatting;  // formatting.cpp

extern const Feature completion, completion_resolve;                                      // completion.cpp
extern const Feature inlay_hint, inlay_hint_resolve;                                      // inlay_hint.cpp
extern const Feature semantic_tokens_full, semantic_tokens_delta, semantic_tokens_range;  // semantic_tokens.cpp

extern const Feature folding_range, linked_editing, selection_range, signature_help, workspace_symbol;

extern const Feature code_action, definition, document_symbol, hover, on_type_formatting;

std::span<const Feature* const> all();

}  // namespace asyncy::features
