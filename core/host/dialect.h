// Which Storyscript a file is judged by, when several have a say.
#pragma once

#include <optional>
#include <string_view>

#include "core/rules/options.h"
#include "core/workspace/workspace.h"

namespace asyncy::host {

/// What was said outside the project.
using Wishes = rules::Overrides;

/// What the `asyncy-ls.yml` around `path` says.
std::optional<text::Dialect> dialect_of_project(const workspace::Workspace& workspace, std::string_view path);

/// The command line before the editor before `asyncy-ls.yml` before the default.
text::Dialect dialect_for(const workspace::Workspace& workspace, std::string_view path, const Wishes& wishes);

}  // namespace asyncy::host
