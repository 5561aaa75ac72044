// Where the workspace of a file begins when nobody says so.
#pragma once

#include <filesystem>

namespace asyncy::host {

/// Without `.`, `..` and slashes at the end. Links stay what they are.
std::filesystem::path absolute_path(const std::filesystem::path& path);

/// The outermost folder from `path` upwards that holds `asyncy-ls.yml`, but none outside the repository, whose root it is when
/// there is no `asyncy-ls.yml`; without either `path` itself when it is a folder, else the folder of the file, which need not
/// exist yet. Absolute.
std::filesystem::path workspace_root(const std::filesystem::path& path);

/// The nearest folder from `folder` upwards that holds `.git`; empty without one.
std::filesystem::path repository_root(const std::filesystem::path& folder);

}  // namespace asyncy::host
