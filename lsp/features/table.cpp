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
      &code_lens,
      &completion,
      &declaration,
      &definition,
      &document_diagnostic,
      &document_highlight,
      &document_symbol,
      &execute_command,
      &formatting,
      &hover,
      &incoming_calls,
      &on_type_formatting,
      &outgoing_calls,
      &prepare_call_hierarchy,
      &prepare_rename,
      &range_formatting,
      &references,
      &rename,
      &type_definition,
      &will_rename_files,
      &workspace_diagnostic,
  };
  return kAll;
}

}  // namespace asyncy::features
