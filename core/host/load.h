// From paths to a workspace: what to read, read on all cores, and what of it was asked about.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/host/progress.h"
#include "core/host/result.h"
#include "core/workspace/workspace.h"

namespace asyncy::host {

struct LoadRequest {
  /// Files and folders to judge. A file is read whatever its name; of a folder every manifest, story and config. What does not
  /// exist and has `*`, `?` or `[` in it is a pattern as in gitignore(5).
  std::vector<std::filesystem::path> paths;
  /// More folders to look for manifests in.
  std::vector<std::filesystem::path> services;
  /// Documents that are open in an editor: each is taken instead of what the disk holds at its path. They add no path.
  std::vector<std::shared_ptr<const workspace::Document>> open = {};
  /// False: stories are left to `judge`, which reads each when its turn comes, and keeps only what it has to tell of. Then no
  /// workspace of thousands of stories is in memory at once.
  bool read_stories = true;
  std::size_t threads = 0;  ///< that read files; 0: as many as there are cores
  /// Of the files to judge only every `shards`th, beginning with this one, from 1.
  std::size_t shard = 1;
  std::size_t shards = 1;
  Progress* progress = nullptr;
  /// When it is set, no more folders are searched, and no more files read than what is open.
  std::stop_token stop = {};
};

struct Loaded {
  workspace::Workspace workspace;     ///< also the manifests around the paths, as far as their workspace reaches
  std::vector<std::string> judged;    ///< paths of the documents that were asked about, sorted; those that are not in
                                      ///< `workspace` are still to be read
  std::vector<std::string> problems;  ///< sentences: what could not be read
  std::size_t found = 0;              ///< files to read
  std::size_t unread = 0;             ///< those of them that were not, because the reading was stopped
};

/// Reads one file as it is read for a workspace.
Result<std::shared_ptr<const workspace::Document>> load_document(const std::string& path, text::Language language);

/// What `workspace::settings_for` needs to tell what holds for `path`, which need not exist yet: the configs from its
/// workspace's root down to it, and no other file.
Loaded load_configs(const std::filesystem::path& path);

/// Each path lies in the workspace that `workspace_root` names; its `asyncy-ls.yml` counts.
Loaded load(const LoadRequest& request);

}  // namespace asyncy::host
