// Reading again what has changed, and no more than that.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/host/files.h"
#include "core/host/load.h"
#include "core/workspace/paths.h"
#include "lsp/protocol/uri.h"
#include "lsp/session/session.h"

namespace asyncy::session {
namespace {

using text::Language;

/// One bar until the folders have been read, which the client may stop. Nothing waits for the client's consent.
class Progress {
 public:
  Progress(rpc::Peer& client, bool shown) : client_(client), shown_(shown) {
    if (!shown_) return;
    stop_ = client_.begin_work(kToken);
    client_.request("window/workDoneProgress/create", {{"token", kToken}});
    report({{"kind", "begin"}, {"title", "Asyncy: reading manifests and stories"}, {"cancellable", true}});
  }
  ~Progress() {
    if (!shown_) return;
    client_.end_work(kToken);
    Json end = {{"kind", "end"}};
    if (!outcome.empty()) end["message"] = std::move(outcome);
    report(std::move(end));
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  [[nodiscard]] const std::stop_token& stop() const { return stop_; }
  std::string outcome;  ///< what is said at the end

 private:
  static constexpr const char* kToken = "asyncy-ls/reading";
  void report(Json value) {
    Json params = {{"token", kToken}};
    params["value"] = std::move(value);
    client_.notify("$/progress", std::move(params));
  }

  rpc::Peer& client_;
  bool shown_;
  std::stop_token stop_;
};

std::string left_unread(const host::Loaded& loaded) {
  return "the reading was stopped: " + std::to_string(loaded.unread) + " of " + std::to_string(loaded.found) +
         " files that were found are not read, and there may be more. Calls of services that are not known are not judged. "
         "All is read when a file is added, a folder or a setting of paths changes, or the server starts again";
}

}  // namespace

void Session::refresh() {
  for (auto& [path, document] : open_) {
    if (!document.language || document.read != nullptr) continue;
    read(document);
    if (document.language == Language::config) stale_ = true;
    take_into_workspace(document);
  }
  if (!stale_) return;
  reload();
  for (const auto& [path, document] : open_)
    if (document.read != nullptr) take_into_workspace(document);
}

void Session::read(OpenDocument& document) {
  // An empty stand-in keeps every question about it answerable.
  const text::Text text = is_too_large(document.text) ? text::Text() : document.text;
  // Knowing the version before makes reading the next one quick.
  document.read = workspace::open(document.path, text, *document.language, workspace_.find(document.path));
}

/// A document that the project leaves out is judged, but means nothing to the others; so it is on the command line.
bool Session::is_left_out(const OpenDocument& document) const {
  if (incomplete_ || !protocol::is_file(document.path) || on_disk_.contains(document.path)) return false;
  std::error_code error;
  return std::filesystem::exists(document.path, error);
}

void Session::take_into_workspace(const OpenDocument& document) {
  if (is_left_out(document) || workspace_.find(document.path) == document.read.get()) return;
  // A manifest that nobody reads says nothing of its commands, so it must not seem to have none.
  workspace_ = is_too_large(document.text) ? workspace_.without(document.path) : workspace_.with(document.read);
  if (document.language == Language::manifest && protocol::is_file(document.path))
    workspace_ = workspace_.with_files(host::look_for_files({&document.read, 1}));
  if (document.language != Language::story) mark_all_dirty();
}

void Session::reload() {
  stale_ = false;
  const bool first = !std::exchange(loaded_once_, true);
  Progress progress(client_, capabilities_.shows_progress && (first || incomplete_));
  host::LoadRequest request{.paths = {folders_.begin(), folders_.end()}, .services = options_.services, .stop = progress.stop()};
  for (const Settings& settings : settings_)
    for (const std::string& folder : folders_)
      if (settings.folder == folder || (settings.folder.empty() && settings_.size() == 1))
        for (const std::string& more : settings.paths) request.services.emplace_back(workspace::join(folder, more));
  for (const auto& [path, document] : open_) {
    if (document.read == nullptr || is_too_large(document.text)) continue;
    request.open.push_back(document.read);
    const bool inside = std::any_of(folders_.begin(), folders_.end(),
                                    [&](const std::string& folder) { return workspace::is_inside(path, folder); });
    if (std::error_code error; !inside && protocol::is_file(path) && std::filesystem::exists(path, error))
      request.paths.emplace_back(path);
  }
  host::Loaded loaded = host::load(request);
  incomplete_ = progress.stop().stop_requested();
  if (incomplete_) {
    progress.outcome = left_unread(loaded);
    log_.warning(progress.outcome);
    client_.show_message(progress.outcome);
  }
  workspace_ = std::move(loaded.workspace);
  on_disk_.clear();
  for (const auto& document : workspace_.documents()) on_disk_.insert(document->path);
  for (const std::string& problem : loaded.problems)
    log_once(problem);
  mark_all_dirty();
  // Nobody has asked before.
  if (first) refreshed_ = surroundings_;
}

}  // namespace asyncy::session
