#include "core/host/dialect.h"

namespace asyncy::host {

std::optional<text::Dialect> dialect_of_project(const workspace::Workspace& workspace, std::string_view path) {
  const workspace::Root* root = workspace.root_of(path);
  return root == nullptr ? std::nullopt : root->config.dialect;
}

text::Dialect dialect_for(const workspace::Workspace& workspace, std::string_view path, const Wishes& wishes) {
  return rules::options_for(workspace, path, wishes).dialect;
}

}  // namespace asyncy::host
