#include "core/host/root.h"

#include <string_view>

#include "core/workspace/config.h"

#include <initializer_list>
#include <system_error>

namespace asyncy::host {
namespace {

using std::filesystem::path;

path nearest_with(const path& folder, std::initializer_list<std::string_view> marks) {
  for (path at = folder;; at = at.parent_path()) {
    for (const std::string_view mark : marks) {
      std::error_code error;
      if (std::filesystem::exists(at / mark, error)) return at;
    }
    if (at == at.parent_path()) return {};
  }
}

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
  const path marked = nearest_with(folder, {workspace::kConfigName, ".git"});
  return marked.empty() ? folder : marked;
}

path repository_root(const path& folder) { return nearest_with(absolute_path(folder), {".git"}); }

}  // namespace asyncy::host
