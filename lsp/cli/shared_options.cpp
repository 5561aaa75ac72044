#include "lsp/cli/shared_options.h"

namespace asyncy::cli {

std::vector<std::filesystem::path> services_given(const Arguments& arguments) {
  std::vector<std::filesystem::path> folders;
  for (const std::string& folder : arguments.values(kServicesOption.name)) folders.emplace_back(folder);
  return folders;
}

std::optional<text::Dialect> dialect_given(const Arguments& arguments) {
  const auto name = arguments.value(kDialectOption.name);
  return name ? workspace::dialect_of(*name) : std::nullopt;
}

}  // namespace asyncy::cli
