#include "core/workspace/settings.h"

#include <algorithm>

#include "core/workspace/paths.h"

namespace asyncy::workspace {
namespace {

template <class T>
void hear(std::optional<Said<T>>& so_far, const std::optional<text::Spanned<T>>& said, std::string_view folder) {
  if (said) so_far = Said<T>{.value = said->value, .folder = folder, .range = said->range};
}

/// The config of a folder: the document, else what the root knows, which may leave its own config out of the documents.
const Config* config_of(const Workspace& workspace, std::string_view folder, const std::vector<const Root*>& roots) {
  if (const Document* document = workspace.find(join(folder, kConfigName)); document != nullptr && document->config() != nullptr)
    return &document->config()->config;
  const auto root = std::find_if(roots.begin(), roots.end(), [&](const Root* each) { return each->path == folder; });
  return root == roots.end() ? nullptr : &(*root)->config;
}

}  // namespace

std::vector<ConfigOnTheWay> configs_around(const Workspace& workspace, std::string_view path) {
  std::vector<ConfigOnTheWay> configs;
  const auto roots = workspace.roots_around(path);
  if (roots.empty()) return configs;
  for (std::size_t end = roots.front()->path.size(); end != std::string_view::npos; end = path.find('/', end + 1)) {
    const std::string_view folder = path.substr(0, end);
    if (const Config* config = config_of(workspace, folder, roots)) configs.push_back({.folder = folder, .config = config});
  }
  return configs;
}

Settings settings_for(const Workspace& workspace, std::string_view path) {
  Settings settings;
  for (const auto& [folder, config] : configs_around(workspace, path)) {
    hear(settings.dialect, config->dialect, folder);
    hear(settings.argument_colon, config->argument_colon, folder);
    hear(settings.most_diagnostics, config->most_diagnostics, folder);
    const auto add = [&, in = folder](const std::vector<RuleLevel>& levels) {
      for (const RuleLevel& level : levels) settings.rules.push_back({.value = &level, .folder = in, .range = level.rule.range});
    };
    add(config->rules);
    for (const Override& some : config->overrides)
      if (some.files.covers(relative_to(path, folder))) add(some.rules);
  }
  return settings;
}

const Said<const RuleLevel*>* Settings::level_of(std::string_view rule) const {
  const auto said = std::find_if(rules.rbegin(), rules.rend(), [&](const auto& each) { return each.value->rule.value == rule; });
  return said == rules.rend() ? nullptr : &*said;
}

}  // namespace asyncy::workspace
