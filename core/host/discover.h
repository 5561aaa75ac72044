// Finding a workspace's manifests and stories on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace asyncy::host {

enum class FileKind : std::uint8_t { manifest, story, config, readme };

/// By the name alone: `asyncy.yml` and its older names, `*.story`, `asyncy-ls.yml`, and READMEs.
std::optional<FileKind> kind_of_name(std::string_view name);

struct FoundFile {
  std::filesystem::path path;  ///< the root as it was given, and the way from there; normalised
  FileKind kind = FileKind::story;

  friend bool operator==(const FoundFile&, const FoundFile&) = default;
};

struct DiscoverOptions {
  std::vector<std::string> exclude;  ///< gitignore patterns, relative to the root
  std::size_t max_files = 200'000;
  std::stop_token stop = {};  ///< when it is set, the folders that are left are not entered
};

struct Discovery {
  std::vector<FoundFile> files;       ///< sorted by the bytes of their paths
  std::vector<std::string> problems;  ///< sentences: folders that cannot be read, the limit
};

/// Every manifest, story, config and README below the folder `root` that neither git nor `exclude` leaves out. Enters neither `.git` nor
/// `node_modules`, and no folder twice, whatever links lead to it; a folder's own path goes before links to it.
Discovery discover(const std::filesystem::path& root, const DiscoverOptions& options = {});

}  // namespace asyncy::host
