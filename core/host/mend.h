// Mends the files of a workspace, on all cores.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/fix/mend.h"
#include "core/rules/options.h"

namespace asyncy::host {

struct MendRequest {
  fix::Ways ways;
  rules::Overrides overrides = {};
  std::size_t threads = 0;  ///< 0: as many as there are cores
};

struct MendedFile {
  std::shared_ptr<const workspace::Document> before;
  fix::Mended after;
};

/// Of the documents at `paths`, in that order, those that change: first configs and manifests, then, held against those as they
/// are mended, the stories. Writes nothing.
std::vector<MendedFile> mend(const workspace::Workspace& workspace, std::span<const std::string> paths,
                             const MendRequest& request);

/// The workspace with what has been mended.
workspace::Workspace with_mended(workspace::Workspace workspace, std::span<const MendedFile> files);

}  // namespace asyncy::host
