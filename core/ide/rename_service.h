// Services have the names of their folders: a new name moves the folder, and calls follow where folders move.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/ide/rename.h"

namespace asyncy::ide {

/// Why the service that is written `name` cannot be renamed; nothing when it can.
std::optional<std::string> service_fault(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                         std::string_view name, bool moves_folders);

/// An alias of `asyncy-ls.yml` changes there and in the calls; any other name, without its owner, moves the folder.
Rename rename_service(const workspace::Workspace& workspace, const workspace::Document& manifest, std::string_view name,
                      std::string_view new_name);

}  // namespace asyncy::ide
