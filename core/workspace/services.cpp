#include "core/workspace/services.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "core/workspace/paths.h"

namespace asyncy::workspace {
namespace {

constexpr std::array<std::string_view, 6> kManifestNames = {"asyncy.yml",        "asyncy.yaml", "microservice.yml",
                                                            "microservice.yaml", "oms.yml",     "oms.yaml"};

std::size_t precedence(std::string_view file_name) {
  return static_cast<std::size_t>(std::find(kManifestNames.begin(), kManifestNames.end(), file_name) -
                                  kManifestNames.begin());
}

std::string_view without_prefix(std::string_view folder) {
  for (const std::string_view prefix : {"asyncy-", "asyncy_"})
    if (folder.starts_with(prefix) && folder.size() > prefix.size()) return folder.substr(prefix.size());
  return folder;
}

bool is_root(const std::vector<Root>& roots, std::string_view folder) {
  return std::any_of(roots.begin(), roots.end(), [&](const Root& root) { return root.path == folder; });
}

}  // namespace

std::span<const std::string_view> manifest_names() { return kManifestNames; }

bool is_manifest_name(std::string_view file_name) { return precedence(file_name) < kManifestNames.size(); }

std::string_view own_name(std::string_view manifest_path) { return without_prefix(name_of(parent_of(manifest_path))); }

Services::Services(const std::vector<Root>& roots, const std::vector<const Document*>& documents) {
  std::map<std::string_view, const Document*> by_folder;
  std::map<std::string_view, const Document*> by_path;
  for (const Document* document : documents) {
    if (document->manifest() == nullptr) continue;
    by_path.emplace(document->path, document);
    if (!is_manifest_name(name_of(document->path))) continue;
    const Document*& chosen = by_folder[parent_of(document->path)];
    if (chosen == nullptr || precedence(name_of(document->path)) < precedence(name_of(chosen->path))) chosen = document;
  }
  for (const auto& [folder, document] : by_folder) {
    if (document->manifest()->model.flavour == manifest::Flavour::app) continue;
    const std::string name(name_of(folder));
    const std::string bare(own_name(document->path));
    const std::string owner = is_root(roots, folder) ? "" : std::string(name_of(parent_of(folder)));
    for (const std::string& each : {bare, name}) {
      if (each.empty()) continue;  // the root of the file system has no name
      add(each, document, false);  // the same name twice is kept once
      if (!owner.empty()) add(owner + '/' + each, document, false);
    }
  }
  for (const Root& root : roots) {
    for (const auto& name : root.config.known) known_.insert(name.value);
    for (const Alias& alias : root.config.services) {
      const std::string path = join(root.path, alias.path.value);
      if (const auto file = by_path.find(path); file != by_path.end())
        add(alias.name.value, file->second, true);
      else if (const auto folder = by_folder.find(path); folder != by_folder.end())
        add(alias.name.value, folder->second, true);
      else
        known_.insert(alias.name.value);
    }
  }
}

void Services::add(std::string name, const Document* manifest, bool alias) {
  auto& candidates = by_name_[std::move(name)];
  const bool there = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    return candidate.manifest == manifest && candidate.alias == alias;
  });
  if (!there) candidates.push_back({.manifest = manifest, .alias = alias});
}

Resolution Services::resolve(std::string_view name, std::string_view story_path) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  const auto& candidates = found->second;
  if (candidates.size() == 1) {
    const auto& [manifest, alias] = candidates.front();
    return {.state = Resolution::State::found, .manifests = {manifest}, .chosen = alias ? Chosen::alias : Chosen::only};
  }
  const bool aliased = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& each) { return each.alias; });
  Resolution resolution{
      .state = Resolution::State::found, .manifests = {}, .chosen = aliased ? Chosen::alias : Chosen::nearest};
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (const Candidate& candidate : candidates) {
    if (candidate.alias != aliased) continue;
    const std::size_t steps = steps_between(parent_of(story_path), parent_of(candidate.manifest->path));
    if (steps > fewest) continue;
    if (steps < fewest) resolution.manifests.clear();
    fewest = steps;
    resolution.manifests.push_back(candidate.manifest);
  }
  if (resolution.manifests.size() > 1) resolution.state = Resolution::State::ambiguous;
  return resolution;
}

bool Services::is_known(std::string_view name) const { return known_.find(name) != known_.end(); }

std::vector<Service> Services::all() const {
  std::map<const Document*, std::string_view> names;
  for (const auto& [name, candidates] : by_name_)
    for (const Candidate& each : candidates)
      if (const auto [known, is_new] = names.try_emplace(each.manifest, name); !is_new && name == own_name(each.manifest->path))
        known->second = name;
  std::vector<Service> out;
  for (const auto& [manifest, name] : names) out.push_back({.name = name, .manifest = manifest});
  std::sort(out.begin(), out.end(), [](const Service& one, const Service& other) {
    return std::tie(one.name, one.manifest->path) < std::tie(other.name, other.manifest->path);
  });
  return out;
}

std::vector<std::string_view> Services::names() const {
  std::vector<std::string_view> out;
  for (const auto& [name, candidates] : by_name_) out.push_back(name);
  return out;
}

}  // namespace asyncy::workspace
