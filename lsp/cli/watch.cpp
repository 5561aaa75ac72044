#include "lsp/cli/watch.h"

#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "core/report/place.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

using Document = std::shared_ptr<const workspace::Document>;

constexpr auto kInterval = std::chrono::milliseconds(300);

/// What changes when a file is written: two writes within one tick of the clock differ in size or in the file itself.
struct Stamp {
  ino_t file = 0;
  off_t size = -1;
  timespec time = {};

  friend bool operator==(const Stamp& a, const Stamp& b) {
    return a.file == b.file && a.size == b.size && a.time.tv_sec == b.time.tv_sec && a.time.tv_nsec == b.time.tv_nsec;
  }
};

Stamp stamp_of(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {.file = status.st_ino, .size = status.st_size, .time = status.st_mtim};
}

class Watch {
 public:
  Watch(host::LoadRequest load, const host::JudgeRequest& judge, const report::Options& options)
      : load_(std::move(load)), judge_(judge), options_(options) {}

  int run() {
    while (look()) std::this_thread::sleep_for(kInterval);
    return kFailure;
  }

 private:
  /// False when nobody listens any more.
  bool look() {
    load_.open.clear();
    std::map<std::string, Stamp> stamps;
    for (const Document& document : workspace_.documents()) {
      const Stamp now = stamp_of(document->path);
      if (now == stamps_[document->path]) load_.open.push_back(document);
      stamps.emplace(document->path, now);
    }
    timespec begin = {};
    ::clock_gettime(CLOCK_REALTIME, &begin);
    host::Loaded loaded = host::load(load_);
    // What may have been written while it was read is read again the next time: it gets no stamp.
    for (const Document& document : loaded.workspace.documents()) {
      if (stamps.contains(document->path)) continue;
      const Stamp now = stamp_of(document->path);
      if (now.time.tv_sec + 1 < begin.tv_sec) stamps.emplace(document->path, now);
    }
    stamps_ = std::move(stamps);
    if (begun_ && loaded.workspace.documents() == workspace_.documents() && loaded.judged == paths_) return true;
    for (const std::string& problem : loaded.problems)
      if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) complain(problem);
    problems_ = loaded.problems;
    return tell(std::move(loaded));
  }

  bool tell(host::Loaded loaded) {
    // A story depends on itself and on everything that is no story.
    const bool all = !begun_ || others_of(loaded.workspace) != others_of(workspace_);
    std::vector<std::string> dirty;
    for (const std::string& path : loaded.judged)
      if (all || loaded.workspace.find(path) != workspace_.find(path)) dirty.push_back(path);
    std::vector<report::Judged> changed;
    for (report::Judged& each : host::judge(loaded.workspace, dirty, judge_)) {
      const auto before = findings_.find(each.document->path);
      const bool is_new = before == findings_.end();
      if (is_new ? !each.diagnostics.empty() : before->second != each.diagnostics) changed.push_back(each);
      findings_[each.document->path] = std::move(each.diagnostics);
    }
    std::erase_if(findings_, [&](const auto& each) { return !std::binary_search(loaded.judged.begin(), loaded.judged.end(), each.first); });
    const bool same = begun_ && changed.empty() && paths_ == loaded.judged;
    workspace_ = std::move(loaded.workspace);
    paths_ = std::move(loaded.judged);
    return same || draw(changed);
  }

  static std::vector<const workspace::Document*> others_of(const workspace::Workspace& workspace) {
    std::vector<const workspace::Document*> out;
    for (const Document& document : workspace.documents())
      if (document->language() != text::Language::story) out.push_back(document.get());
    return out;
  }

  bool draw(const std::vector<report::Judged>& changed) {
    std::string out;
    for (const report::Judged& each : changed) {
      if (each.diagnostics.empty())
        out += report::shown_path(each.document->path, options_) + ": nothing to say any more\n";
      else
        out += report::write_text(workspace_, {&each, 1}, options_);
    }
    std::size_t count = 0;
    for (const auto& [path, diagnostics] : findings_) count += diagnostics.size();
    out += "Watching " + std::to_string(paths_.size()) + (paths_.size() == 1 ? " file" : " files") + ", " +
           std::to_string(count) + (count == 1 ? " finding" : " findings") + " in all.\n";
    begun_ = true;
    return print(out);
  }

  host::LoadRequest load_;
  const host::JudgeRequest& judge_;
  const report::Options& options_;
  workspace::Workspace workspace_;
  std::vector<std::string> paths_;
  std::map<std::string, Stamp> stamps_;
  std::map<std::string, std::vector<text::Diagnostic>> findings_;
  std::vector<std::string> problems_;
  bool begun_ = false;
};

}  // namespace

int watch(host::LoadRequest load, const host::JudgeRequest& judge, const report::Options& options) {
  return Watch(std::move(load), judge, options).run();
}

}  // namespace asyncy::cli
