#include "core/host/root.h"

#include <system_error>

#include "core/workspace/config.h"

namespace asyncy::host {
namespace {

using std::filesystem::path;

}  // namespace

path absolute_path(const path& given) {
  std::error_code error;
  path whole = std::filesystem::absolute(given, error);
  if (error) whole = given;
  whole = whole.lexically_normal();
  // With a slash at its end its last part is empty, and its parent itself.
  return whole.has_filename() ? whole : whole.parent_path();
}

path workspace_root(const path& given) {
  const path whole = absolute_path(given);
  std::error_code error;
  const path folder = std::filesystem::is_directory(whole, error) ? whole : whole.parent_path();
  const path repository = repository_root(folder);
  path outermost;
  for (path at = folder;; at = at.parent_path()) {
    if (std::filesystem::exists(at / workspace::kConfigName, error)) outermost = at;
    if (at == repository || at == at.parent_path()) break;
  }
  if (!outermost.empty()) return outermost;
  return repository.empty() ? folder : repository;
}

path repository_root(const path& folder) {
  for (path at = absolute_path(folder);; at = at.parent_path()) {
    std::error_code error;
    if (std::filesystem::exists(at / ".git", error)) return at;
    if (at == at.parent_path()) return {};
  }
}

}  // namespace asyncy::host
