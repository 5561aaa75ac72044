#include "core/workspace/paths.h"

#include <algorithm>
#include <vector>

namespace asyncy::workspace {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (at <= path.size()) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (end > at) parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_inside(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.empty() || folder.back() == '/' || path[folder.size()] == '/';
}

std::string_view relative_to(std::string_view path, std::string_view folder) {
  path.remove_prefix(std::min(path.size(), folder.size()));
  return path.starts_with('/') ? path.substr(1) : path;
}

std::size_t steps_between(std::string_view from, std::string_view to) {
  const auto a = parts_of(from);
  const auto b = parts_of(to);
  const auto common = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  return a.size() + b.size() - 2 * common;
}

std::string join(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts = relative.starts_with('/') ? std::vector<std::string_view>{} : parts_of(folder);
  for (const std::string_view part : parts_of(relative)) {
    if (part == ".") continue;
    if (part != "..")
      parts.push_back(part);
    else if (!parts.empty())
      parts.pop_back();
  }
  std::string out;
  for (const std::string_view part : parts) (out += '/') += part;
  return out.empty() ? "/" : out;
}

}  // namespace asyncy::workspace
