#include "lsp/features/table.h"

#include <array>

namespace asyncy::features {

std::span<const Feature* const> all() {
  static constexpr std::array kAll = {
      &did_open,
      &did_change,
      &did_close,
      &did_save,
      &did_change_watched_files,
      &did_change_folders,
      &did_change_configuration,
      &code_action,
      &code_action_resolve,
      &code_lens,
      &completion,
      &completion_resolve,
      &declaration,
      &definition,
      &document_diagnostic,
      &document_highlight,
      &document_link,
      &document_symbol,
      &execute_command,
      &folding_range,
      &formatting,
      &hover,
      &incoming_calls,
      &inlay_hint,
      &inlay_hint_resolve,
      &linked_editing,
      &on_type_formatting,
      &outgoing_calls,
      &prepare_call_hierarchy,
      &prepare_rename,
      &range_formatting,
      &references,
      &rename,
      &selection_range,
      &semantic_tokens_full,
      &semantic_tokens_delta,
      &semantic_tokens_range,
      &signature_help,
      &type_definition,
      &will_rename_files,
      &workspace_diagnostic,
      &workspace_symbol,
  };
  return kAll;
}

}  // namespace asyncy::features
