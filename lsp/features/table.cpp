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
      &completion,
      &completion_resolve,
      &definition,
      &document_symbol,
      &execute_command,
      &folding_range,
      &formatting,
      &hover,
      &inlay_hint,
      &inlay_hint_resolve,
      &linked_editing,
      &on_type_formatting,
      &range_formatting,
      &selection_range,
      &semantic_tokens_full,
      &semantic_tokens_delta,
      &semantic_tokens_range,
      &signature_help,
      &workspace_symbol,
  };
  return kAll;
}

}  // namespace asyncy::features
