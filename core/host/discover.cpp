#include "core/host/discover.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "core/host/files.h"
#include "core/workspace/ignore.h"
#include "core/host/root.h"
#include "core/workspace/examples.h"
#include "core/workspace/services.h"

namespace asyncy::host {
namespace {

using std::filesystem::path;
using workspace::Ignored;
using workspace::IgnoreList;

/// The ignore list of one folder, and those of the folders around it, which it overrules.
struct Layer {
  std::shared_ptr<const Layer> outer;
  std::size_t prefix = 0;  ///< bytes of the folder's path with its slash
  IgnoreList list;
};
using Layers = std::shared_ptr<const Layer>;

struct Folder {
  path where;
  Layers layers;
};

class Walk {
 public:
  Walk(const path& root, const DiscoverOptions& options) : given_(root), root_(absolute_path(root)), options_(options) {
    for (const auto& glob : options.exclude) exclude_.add(glob);
  }

  Discovery run() {
    if (struct stat status = {}; ::stat(root_.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
      found_.problems.push_back(root_.string() + " is no folder");
      return std::move(found_);
    }
    // Links out of the workspace to a folder that holds it would lead through the whole disk.
    std::error_code error;
    for (path above = std::filesystem::canonical(root_, error); above != above.parent_path();) {
      above = above.parent_path();
      enter_first_time(above);
    }
    folders_.push_back({root_, layers_around()});
    while (!full_ && !options_.stop.stop_requested() && (!folders_.empty() || !links_.empty())) visit(next());
    std::sort(found_.files.begin(), found_.files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.path.native() < b.path.native(); });
    std::sort(found_.problems.begin(), found_.problems.end());
    return std::move(found_);
  }

 private:
  /// Links wait until every real folder has been seen.
  Folder next() {
    if (!folders_.empty()) {
      Folder folder = std::move(folders_.back());
      folders_.pop_back();
      return folder;
    }
    auto link = links_.extract(links_.begin());
    return {link.key(), link.mapped()};
  }

  bool enter_first_time(const path& folder) {
    struct stat status = {};
    return ::stat(folder.c_str(), &status) == 0 && seen_.emplace(status.st_dev, status.st_ino).second;
  }

  /// What git says from the repository's root down to the folder above ours.
  Layers layers_around() {
    const path repository = repository_root(root_);
    if (repository.empty()) return nullptr;
    Layers layers;
    const path own = repository / ".git" / "info" / "exclude";
    std::error_code error;
    if (std::filesystem::is_regular_file(own, error)) layers = with_list(nullptr, repository, own);
    path at = repository;
    for (const auto& part : root_.lexically_relative(repository)) {
      if (part == ".") break;
      layers = with_ignore_file(layers, at);
      at /= part;
    }
    return layers;
  }

  Layers with_ignore_file(const Layers& outer, const path& folder) {
    const path file = folder / ".gitignore";
    std::error_code error;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, error))) return outer;
    return with_list(outer, folder, file);
  }

  Layers with_list(const Layers& outer, const path& folder, const path& file) {
    const auto text = read_file(file);
    if (!text) {
      found_.problems.push_back(text.error());
      return outer;
    }
    return std::make_shared<Layer>(Layer{outer, length_with_slash(folder), IgnoreList(text.value())});
  }

  static std::size_t length_with_slash(const path& folder) {
    return folder.native().size() + (folder.native().ends_with('/') ? 0 : 1);
  }

  [[nodiscard]] bool left_out(const path& where, const Layers& layers, bool is_folder) const {
    const std::string_view whole = where.native();
    if (exclude_.judge(whole.substr(length_with_slash(root_)), is_folder) == Ignored::yes) return true;
    for (const Layer* layer = layers.get(); layer != nullptr; layer = layer->outer.get()) {
      const Ignored verdict = layer->list.judge(whole.substr(layer->prefix), is_folder);
      if (verdict != Ignored::unsaid) return verdict == Ignored::yes;
    }
    return false;
  }

  void visit(const Folder& folder) {
    if (!enter_first_time(folder.where)) return;
    std::vector<std::filesystem::directory_entry> entries;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder.where, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) entries.push_back(*entry);
    if (error) found_.problems.push_back("cannot read the folder " + folder.where.string() + ": " + error.message());
    // From last to first, since the folders wait on a stack; files come in any order, so long as it is always the same.
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return b.path() < a.path(); });
    const Layers layers = with_ignore_file(folder.layers, folder.where);
    for (const auto& each : entries) {
      look_at(each, layers);
      if (full_) return;
    }
  }

  void look_at(const std::filesystem::directory_entry& entry, const Layers& layers) {
    std::error_code error;
    const std::string name = entry.path().filename().string();
    if (entry.is_directory(error)) {
      if (name == ".git" || name == "node_modules" || left_out(entry.path(), layers, true)) return;
      if (entry.is_symlink(error))
        links_.emplace(entry.path(), layers);
      else
        folders_.push_back({entry.path(), layers});
      return;
    }
    const auto kind = kind_of_name(name);
    if (!kind || !entry.is_regular_file(error) || left_out(entry.path(), layers, false)) return;
    if (found_.files.size() == options_.max_files) {
      full_ = true;
      found_.problems.push_back("more than " + std::to_string(options_.max_files) + " manifests and stories below " +
                                root_.string() + ": the rest is left out; exclude folders, or open a smaller one");
      return;
    }
    const path below = entry.path().native().substr(length_with_slash(root_));
    found_.files.push_back({(given_ / below).lexically_normal(), *kind});
  }

  path given_;
  path root_;
  const DiscoverOptions& options_;
  IgnoreList exclude_;
  Discovery found_;
  std::vector<Folder> folders_;
  std::map<path, Layers> links_;
  std::set<std::pair<dev_t, ino_t>> seen_;
  bool full_ = false;
};

}  // namespace

std::optional<FileKind> kind_of_name(std::string_view name) {
  if (workspace::is_manifest_name(name)) return FileKind::manifest;
  if (workspace::is_readme(name)) return FileKind::readme;
  if (name.ends_with(".story")) return FileKind::story;
  if (name == workspace::kConfigName) return FileKind::config;
  return std::nullopt;
}

Discovery discover(const path& root, const DiscoverOptions& options) { return Walk(root, options).run(); }

}  // namespace asyncy::host
