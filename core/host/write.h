// Writing files so that nobody ever sees half of one.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/host/result.h"

namespace asyncy::host {

/// Puts `bytes` into an existing file: into a new one beside it first, which then takes its place with its permissions. A
/// link still leads to the file it led to. When it fails, the file is as it was.
std::optional<Error> replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace asyncy::host
