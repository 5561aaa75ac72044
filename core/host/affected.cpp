#include "core/host/affected.h"

#include <algorithm>

#include "core/binding/binding.h"
#include "core/host/parallel.h"

namespace asyncy::host {

std::vector<std::string> with_callers(const workspace::Workspace& workspace, std::span<const std::string> paths,
                                      std::span<const std::filesystem::path> changed) {
  const auto is_changed = [&](const std::string& path) {
    return std::binary_search(changed.begin(), changed.end(), std::filesystem::path(path));
  };
  const auto calls_changed = [&](const workspace::Document& document) {
    if (document.story() == nullptr) return false;
    const auto calls = binding::bind(workspace, document);
    return std::any_of(calls.begin(), calls.end(), [&](const binding::BoundCall& call) {
      const auto& manifests = call.resolution.manifests;
      return std::any_of(manifests.begin(), manifests.end(), [&](const auto* manifest) { return is_changed(manifest->path); });
    });
  };
  std::vector<char> kept(paths.size(), 0);
  for_each_index(paths.size(), 0, [&](std::size_t i) {
    kept[i] = is_changed(paths[i]) || calls_changed(*workspace.find(paths[i])) ? 1 : 0;
  });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (kept[i] != 0) out.push_back(paths[i]);
  return out;
}

}  // namespace asyncy::host
