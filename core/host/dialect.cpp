#include "core/host/dialect.h"

namespace asyncy::host {

std::optional<text::Dialect> dialect_of_project(const workspace::Workspace& workspace, std::string_view path) {
  const workspace::Root* root = workspace.root_of(path);
  return root == nullptr ? std::nullopt : root->config.dialect;
}

text::Dialect dialect_for(const workspace::Workspace& workspace, std::string_view path, const Wishes& wishes) {
  if (wishes.command_line) return *wishes.command_line;
  if (wishes.client) return *wishes.client;
  return dialect_of_project(workspace, path).value_or(text::Dialect::automatic);
}

}  // namespace asyncy::host
