#include "core/host/load.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "core/host/discover.h"
#include "core/host/files.h"
#include "core/host/parallel.h"
#include "core/host/root.h"
#include "core/text/utf.h"
#include "core/workspace/examples.h"
#include "core/workspace/ignore.h"
#include "core/workspace/paths.h"

namespace asyncy::host {
namespace {

using std::filesystem::path;
using text::Language;
using workspace::Document;

struct Wanted {
  Language language = Language::story;
  bool judged = false;
};

class Loader {
 public:
  /// The root around a path and the configs that count there, and nothing else.
  Loaded run_configs(const path& given) {
    const path root = workspace_root(given);
    roots_.push_back({.path = root.string(), .config = {}});
    std::error_code error;
    for (const path& config : configs_between(root, std::filesystem::is_directory(given, error) ? given : given.parent_path()))
      want(config.string(), Language::config, true);
    auto documents = read_all({.paths = {}, .services = {}, .threads = 1});
    for (const auto& document : documents) loaded_.judged.push_back(document->path);
    loaded_.workspace = workspace::Workspace(std::move(roots_), std::move(documents));
    return std::move(loaded_);
  }

  Loaded run(const LoadRequest& request) {
    stop_ = request.stop;
    for (const auto& document : request.open) open_.emplace(document->path, document);
    for (const path& given : request.paths) add_path(absolute_path(given));
    for (const path& folder : request.services) add_services(absolute_path(folder));
    if (request.shards > 1) keep_shard(request.shard, request.shards);
    auto documents = read_all(request);
    for (const auto& [name, wanted] : wanted_)
      if (wanted.judged && !left_out_.contains(name)) loaded_.judged.push_back(name);
    const auto files = look_for_files(documents);
    loaded_.workspace = workspace::Workspace(std::move(roots_), std::move(documents)).with_files(files);
    std::sort(loaded_.problems.begin(), loaded_.problems.end());
    return std::move(loaded_);
  }

 private:
  void add_path(const path& given) {
    if (!exists(given)) {
      if (given.string().find_first_of("*?[") != std::string::npos) return add_pattern(given.string());
      loaded_.problems.push_back(given.string() + " does not exist");
      return;
    }
    const path root = workspace_root(given);
    add_root(root);
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(given, error);
    for (const path& config : configs_between(root, is_folder ? given : given.parent_path()))
      want(config.string(), Language::config, false);
    if (!is_folder) {
      named_.insert(given.string());
      want(given.string(), workspace::language_of(given.string()), true);
      return;
    }
    std::vector<FoundFile> files = found_in(root, exclude_of(root));
    std::erase_if(files, [&](const FoundFile& file) { return !workspace::is_inside(file.path.string(), given.string()); });
    // A folder that is left out elsewhere, but asked about by name.
    if (files.empty() && given != root) files = found_in(given, {});
    for (const FoundFile& file : files) want(file, true);
    if (const path config = given / workspace::kConfigName; exists(config))
      want(config.string(), Language::config, true);
  }

  void add_pattern(const std::string& pattern) {
    const path folder = pattern.substr(0, pattern.rfind('/', pattern.find_first_of("*?[")));
    const path root = workspace_root(folder);
    add_root(root);
    workspace::IgnoreList list;
    list.add('/' + std::string(workspace::relative_to(pattern, folder.string())));
    bool any = false;
    for (const FoundFile& file : found_in(root, exclude_of(root))) {
      const std::string name = file.path.string();
      if (!workspace::is_inside(name, folder.string()) || !list.covers(workspace::relative_to(name, folder.string()))) continue;
      want(file, true);
      any = true;
    }
    if (!any) loaded_.problems.push_back("no manifest or story matches " + pattern);
  }

  /// Manifests and configs stay, whoever judges them: stories are held against them.
  void keep_shard(std::size_t shard, std::size_t shards) {
    std::size_t index = 0;
    for (auto at = wanted_.begin(); at != wanted_.end();) {
      Wanted& wanted = at->second;
      if (wanted.judged && index++ % shards != shard - 1) wanted.judged = false;
      const bool needless = !wanted.judged && wanted.language == Language::story;
      at = needless ? wanted_.erase(at) : std::next(at);
    }
  }

  /// Reads the config once, and makes the root's manifests known.
  void add_root(const path& root) {
    const std::string name = root.string();
    if (std::any_of(roots_.begin(), roots_.end(), [&](const workspace::Root& known) { return known.path == name && !known.only_services; }))
      return;
    workspace::Root added{.path = name, .config = {}};
    const path config = root / workspace::kConfigName;
    if (exists(config))
      if (const auto document = read(config.string(), Language::config); document && document.value()->config() != nullptr)
        added.config = document.value()->config()->config;
    roots_.push_back(added);
    for (const FoundFile& file : found_in(root, exclude_of(root)))
      if (file.kind == FileKind::manifest || file.kind == FileKind::config) want(file, false);
    for (const auto& more : added.config.paths) add_services(workspace::join(name, more.value));
    for (const workspace::Alias& alias : added.config.services) add_alias(workspace::join(name, alias.path.value));
  }

  /// The manifest or folder may lie outside every root. That nothing is there is no mistake: an alias may name a service whose
  /// manifest is elsewhere.
  void add_alias(const path& target) {
    std::error_code error;
    const bool is_manifest = workspace::language_of(target.string()) == Language::manifest;
    if (is_manifest && std::filesystem::is_regular_file(target, error)) want(target.string(), Language::manifest, false);
    if (!std::filesystem::is_directory(target, error)) return;
    for (const std::string_view name : workspace::manifest_names())
      if (std::filesystem::is_regular_file(target / name, error)) want((target / name).string(), Language::manifest, false);
  }

  void add_services(const path& folder) {
    roots_.push_back({.path = folder.string(), .config = {}, .only_services = true});
    for (const FoundFile& file : found_in(folder, {}))
      if (file.kind == FileKind::manifest) want(file, false);
  }

  [[nodiscard]] std::size_t most_files_in(const path& folder) const {
    for (const workspace::Root& known : roots_)
      if (known.path == folder.string() && known.config.most_files) return known.config.most_files->value;
    return DiscoverOptions{}.max_files;
  }

  [[nodiscard]] std::vector<std::string> exclude_of(const path& root) const {
    std::vector<std::string> exclude;
    for (const workspace::Root& known : roots_)
      if (known.path == root.string())
        for (const auto& pattern : known.config.exclude) exclude.push_back(pattern.value);
    return exclude;
  }

  void add_unsaved_configs(const path& folder, std::vector<FoundFile>& files) const {
    for (const auto& [name, document] : open_) {
      const FoundFile config{.path = name, .kind = FileKind::config};
      if (document->config() != nullptr && workspace::is_inside(name, folder.string()) &&
          std::find(files.begin(), files.end(), config) == files.end())
        files.push_back(config);
    }
  }

  /// From the root down to `folder`, whatever is left out on the way.
  [[nodiscard]] std::vector<path> configs_between(const path& root, const path& folder) const {
    std::vector<path> configs;
    for (path at = folder; workspace::is_inside(at.string(), root.string()); at = at.parent_path()) {
      if (exists(at / workspace::kConfigName)) configs.push_back(at / workspace::kConfigName);
      if (at == at.parent_path()) break;
    }
    return configs;
  }

  /// What the configs below the root leave out, each in its own folder.
  void leave_out(const path& root, std::vector<FoundFile>& files) const {
    std::vector<std::string> configs;
    for (const FoundFile& file : files)
      if (file.kind == FileKind::config && file.path.parent_path() != root) configs.push_back(file.path.string());
    for (const std::string& config : configs) {
      const auto document = read(config, Language::config);
      if (!document || document.value()->config() == nullptr) continue;
      workspace::IgnoreList list;
      for (const auto& pattern : document.value()->config()->config.exclude) list.add(pattern.value);
      const std::string_view folder = workspace::parent_of(config);
      std::erase_if(files, [&](const FoundFile& file) {
        const std::string name = file.path.string();
        return name != config && workspace::is_inside(name, folder) && list.covers(workspace::relative_to(name, folder));
      });
    }
  }

  /// Each folder is walked once.
  const std::vector<FoundFile>& found_in(const path& folder, const std::vector<std::string>& exclude) {
    const auto [known, is_new] = found_.try_emplace(folder);
    if (is_new) {
      Discovery discovery = discover(folder, {.exclude = exclude, .max_files = most_files_in(folder), .stop = stop_});
      add_unsaved_configs(folder, discovery.files);
      leave_out(folder, discovery.files);
      known->second = std::move(discovery.files);
      loaded_.problems.insert(loaded_.problems.end(), discovery.problems.begin(), discovery.problems.end());
    }
    return known->second;
  }

  static Language language_of(FileKind kind) {
    switch (kind) {
      case FileKind::manifest: return Language::manifest;
      case FileKind::story:
      case FileKind::readme: return Language::story;
      case FileKind::config: return Language::config;
    }
    return Language::story;
  }

  void want(const FoundFile& file, bool judged) {
    want(file.path.string(), language_of(file.kind), judged);
  }
  void want(const std::string& name, Language language, bool judged) {
    Wanted& wanted = wanted_.try_emplace(name, Wanted{.language = language, .judged = false}).first->second;
    wanted.judged = wanted.judged || judged;
  }

  /// On disk, or in an editor that has not saved it yet.
  [[nodiscard]] bool exists(const path& file) const {
    std::error_code error;
    return open_.contains(file.string()) || std::filesystem::exists(file, error);
  }

  [[nodiscard]] Result<std::shared_ptr<const Document>> read(const std::string& name, Language language) const {
    const auto known = open_.find(name);
    return known == open_.end() ? load_document(name, language) : Result(known->second);
  }

  /// Reading and opening files is independent of one another; the order of the result is that of the paths.
  std::vector<std::shared_ptr<const Document>> read_all(const LoadRequest& request) {
    std::vector<std::pair<std::string, Wanted>> files;
    for (const auto& [name, wanted] : wanted_)
      if (request.read_stories || wanted.language != Language::story || open_.contains(name) || workspace::is_markdown(name))
        files.emplace_back(name, wanted);
    std::vector<std::shared_ptr<const Document>> documents(files.size());
    std::vector<std::string> problems(files.size());
    if (request.progress != nullptr) request.progress->all += files.size();
    // Stories last: whoever stops the reading has the services that they are held against.
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t i) { return files[i].second.language != Language::story; });
    for_each_index(files.size(), request.threads, [&](std::size_t at) {
      const std::size_t i = order[at];
      if (request.stop.stop_requested() && !open_.contains(files[i].first)) return;
      auto document = read(files[i].first, files[i].second.language);
      if (document)
        documents[i] = std::move(document).value();
      else
        problems[i] = document.error();
      if (request.progress != nullptr) ++request.progress->done;
    });
    for (std::size_t i = 0; i < files.size(); ++i)
      if (documents[i] == nullptr) {
        if (problems[i].empty())
          ++loaded_.unread;
        else
          loaded_.problems.push_back(problems[i]);
        left_out_.insert(files[i].first);
      }
    loaded_.found = files.size();
    std::erase(documents, nullptr);
    // Most READMEs show no story: they are no concern of ours, unless somebody asks for them by name.
    std::erase_if(documents, [&](const auto& document) {
      return workspace::is_readme(workspace::name_of(document->path)) && document->examples.empty() &&
             !named_.contains(document->path) && left_out_.insert(document->path).second;
    });
    return documents;
  }

  Loaded loaded_;
  std::stop_token stop_;
  std::map<std::string, std::shared_ptr<const Document>> open_;
  std::vector<workspace::Root> roots_;
  std::map<path, std::vector<FoundFile>> found_;
  std::map<std::string, Wanted> wanted_;
  std::set<std::string> named_;     ///< asked for one by one
  std::set<std::string> left_out_;  ///< wanted, and then not read
};

}  // namespace

Result<std::shared_ptr<const Document>> load_document(const std::string& path, Language language) {
  auto bytes = read_file(path);
  if (!bytes) return Error{bytes.error()};
  return workspace::open(path, text::Text(text::decode_file(std::move(bytes).value()).utf8), language);
}

Loaded load(const LoadRequest& request) { return Loader().run(request); }

Loaded load_configs(const std::filesystem::path& path) { return Loader().run_configs(absolute_path(path)); }

}  // namespace asyncy::host
