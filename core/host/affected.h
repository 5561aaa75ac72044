// Which documents a change of files reaches.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/workspace/workspace.h"

namespace asyncy::host {

/// Of `paths` those that are among `changed` (absolute, sorted), and the stories that call a service whose manifest is.
std::vector<std::string> with_callers(const workspace::Workspace& workspace, std::span<const std::string> paths,
                                      std::span<const std::filesystem::path> changed);

}  // namespace asyncy::host
