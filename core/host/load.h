// From paths to a workspace: what to read, read on all cores, and what of it was asked about.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/workspace/workspace.h"

namespace asyncy::host {

struct LoadRequest {
  /// Files and folders to judge. A file is read whatever its name; of a folder every manifest and story.
  std::vector<std::filesystem::path> paths;
  /// More folders to look for manifests in.
  std::vector<std::filesystem::path> services;
};

struct Loaded {
  workspace::Workspace workspace;     ///< also the manifests around the paths, as far as their workspace reaches
  std::vector<std::string> judged;    ///< paths of the documents that were asked about, sorted
  std::vector<std::string> problems;  ///< sentences: what could not be read
};

/// Each path lies in the workspace that `workspace_root` names; its `asyncy-ls.yml` counts.
Loaded load(const LoadRequest& request);

}  // namespace asyncy::host
