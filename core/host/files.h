// Reading files, with messages that say what stood in the way.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "core/host/result.h"
#include "core/workspace/document.h"

namespace asyncy::host {

inline constexpr std::uintmax_t kLargestFile = 16ULL * 1024 * 1024;

/// The bytes of a regular file. Refuses more than `largest` bytes, also when the file grows while it is read.
Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t largest = kLargestFile);

/// All bytes up to the end of standard input.
Result<std::string> read_standard_input(std::uintmax_t largest = kLargestFile);

/// Where this user's programs keep what they can make anew: `$XDG_CACHE_HOME/asyncy-ls`; empty when nobody says where that is.
std::filesystem::path cache_folder();

/// Whether the files are there that the documents name.
std::map<std::string, bool> look_for_files(std::span<const std::shared_ptr<const workspace::Document>> documents);

}  // namespace asyncy::host
