#include "core/rules/options.h"

namespace asyncy::rules {

Options options_for(const workspace::Workspace& workspace, std::string_view path, const Overrides& overrides) {
  Options options;
  if (const workspace::Root* root = workspace.root_of(path)) {
    options.levels = root->config.rules;
    if (root->config.dialect) options.dialect = *root->config.dialect;
  }
  options.client_levels = overrides.client_levels;
  if (overrides.client) options.dialect = *overrides.client;
  if (overrides.command_line) options.dialect = *overrides.command_line;
  return options;
}

}  // namespace asyncy::rules
