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

/// The same for a file that need not exist yet.
std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Puts `after` into a file that still holds `before`, both as UTF-8 without a byte-order mark; the file keeps its own. Refuses
/// files that have changed meanwhile, and those in UTF-16.
std::optional<Error> replace_text(const std::filesystem::path& path, std::string_view before, std::string_view after);

}  // namespace asyncy::host
