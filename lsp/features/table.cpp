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
      &definition,
      &document_link,
      &document_symbol,
      &formatting,
      &hover,
      &on_type_formatting,
      &range_formatting,
  };
  return kAll;
}

}  // namespace asyncy::features
