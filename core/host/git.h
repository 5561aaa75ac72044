// What git knows of a folder, asked through its command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/host/result.h"

namespace asyncy::host {

/// What `git WORDS…` prints in `folder`; an error with what it complains about.
Result<std::string> git(const std::filesystem::path& folder, const std::vector<std::string>& words);

/// Absolute paths, sorted, of the files in the repository around `folder` that differ from the commit `reference`, staged,
/// unstaged and untracked ones too. Files that are gone are not among them.
Result<std::vector<std::filesystem::path>> changed_files(const std::filesystem::path& folder, const std::string& reference);

}  // namespace asyncy::host
