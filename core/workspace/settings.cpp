#include "core/workspace/settings.h"

#include "core/workspace/paths.h"

namespace asyncy::workspace {
namespace {

template <class T>
void hear(std::optional<Said<T>>& so_far, const std::optional<text::Spanned<T>>& said, const ConfigOnTheWay& by) {
  if (said) so_far = Said<T>{.value = said->value, .by = by, .range = said->range};
}

}  // namespace

std::vector<ConfigOnTheWay> configs_around(const Workspace& workspace, std::string_view path) {
  std::vector<ConfigOnTheWay> configs;
  const auto roots = workspace.roots_around(path);
  if (roots.empty()) return configs;
  auto root = roots.begin();
  for (std::size_t slash = (*root)->path.size(); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    const std::string_view folder = path.substr(0, slash);
    if (root != roots.end() && (*root)->path == folder) {
      configs.push_back({.folder = folder, .config = &(*root)->config});
      ++root;
    } else if (const Document* document = workspace.find(join(folder, kConfigName));
               document != nullptr && document->config() != nullptr) {
      configs.push_back({.folder = folder, .config = &document->config()->config});
    }
  }
  return configs;
}

Settings settings_for(const Workspace& workspace, std::string_view path) {
  Settings settings;
  for (const ConfigOnTheWay& each : configs_around(workspace, path)) {
    hear(settings.dialect, each.config->dialect, each);
    hear(settings.argument_colon, each.config->argument_colon, each);
    hear(settings.most_diagnostics, each.config->most_diagnostics, each);
    const auto add = [&](const std::vector<RuleLevel>& levels) {
      for (const RuleLevel& level : levels) settings.rules.push_back({.value = &level, .by = each, .range = level.rule.range});
    };
    add(each.config->rules);
    for (const Override& some : each.config->overrides)
      if (some.files.covers(relative_to(path, each.folder))) add(some.rules);
  }
  return settings;
}

}  // namespace asyncy::workspace
