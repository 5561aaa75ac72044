#include "core/rules/options.h"

#include "core/workspace/settings.h"

namespace asyncy::rules {

Options options_for(const workspace::Workspace& workspace, std::string_view path, const Overrides& overrides) {
  const workspace::Settings settings = workspace::settings_for(workspace, path);
  Options options;
  for (const auto& level : settings.rules) options.levels.push_back(level.value);
  if (settings.most_diagnostics) options.most = settings.most_diagnostics->value;
  for (const workspace::RuleLevel& level : overrides.client_levels) options.levels.push_back(&level);
  if (settings.dialect) options.dialect = settings.dialect->value;
  if (overrides.client) options.dialect = *overrides.client;
  if (overrides.command_line) options.dialect = *overrides.command_line;
  return options;
}

}  // namespace asyncy::rules
