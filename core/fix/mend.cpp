#include "core/fix/mend.h"

#include <algorithm>
#include <limits>
#include <set>

#include "core/text/edit.h"

namespace asyncy::fix {
namespace {

using text::Diagnostic;
using text::Edit;
using text::Range;
using workspace::Document;

/// Fixes may bring up new diagnostics that can be mended; a chain of them that is longer than this goes round in a circle.
constexpr int kMostRounds = 20;

/// Places that are spoken for.
class Taken {
 public:
  /// False when one of the edits meets one that is there already; then none is added.
  bool add(const std::vector<Edit>& edits) {
    if (std::any_of(edits.begin(), edits.end(), [&](const Edit& each) { return meets(each.range); })) return false;
    for (const Edit& each : edits) ranges_.insert(each.range);
    return true;
  }

 private:
  /// Two texts put into one place meet, too: which should come first, nobody knows.
  [[nodiscard]] bool meets(Range range) const {
    const auto behind = ranges_.lower_bound(range);
    if (behind != ranges_.end() && (behind->begin < range.end || behind->begin == range.begin)) return true;
    return behind != ranges_.begin() && (std::prev(behind)->end > range.begin || std::prev(behind)->begin == range.begin);
  }

  std::set<Range> ranges_;
};

/// What is left to do in one round: a diagnostic, its ways, and the one that is tried next.
struct Task {
  const Diagnostic* diagnostic = nullptr;
  std::vector<text::Fix> ways;
  std::size_t way = 0;
};

/// Finds the choices of a round that are proven together. A few bad ones among many cost a proof for each halving.
class Round {
 public:
  Round(const workspace::Workspace& workspace, const Document& document, const rules::Options& options, const Ways& ways)
      : trial_(workspace, document, options) {
    const auto& found = trial_.before();
    auto all_ways = ways(document, found);
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!all_ways[i].empty()) tasks_.push_back({.diagnostic = &found[i], .ways = std::move(all_ways[i])});
  }

  const std::vector<Choice>& run() {
    std::vector<Task*> waiting;
    for (Task& task : tasks_) waiting.push_back(&task);
    // What meets another mend waits for the next round, unless that one came to nothing.
    while (!waiting.empty() && accepted_.empty()) {
      Taken taken;
      std::vector<Task*> open;
      std::erase_if(waiting, [&](Task* task) {
        if (!taken.add(task->ways.front().edits)) return false;
        open.push_back(task);
        return true;
      });
      try_all(std::move(open));
    }
    return accepted_;
  }

 private:
  void try_all(std::vector<Task*> open) {
    while (!open.empty()) {
      std::vector<Task*> refused;
      add(open, refused);
      std::erase_if(refused, [](Task* task) { return ++task->way == task->ways.size(); });
      open = std::move(refused);
    }
  }

  void add(std::span<Task* const> tasks, std::vector<Task*>& refused) {
    if (tasks.empty()) return;
    std::vector<Choice> all = accepted_;
    for (const Task* task : tasks) all.push_back({.diagnostic = task->diagnostic, .fix = &task->ways[task->way]});
    if (are_proven(trial_, all)) {
      accepted_ = std::move(all);
    } else if (tasks.size() == 1) {
      refused.push_back(tasks.front());
    } else {
      add(tasks.first(tasks.size() / 2), refused);
      add(tasks.subspan(tasks.size() / 2), refused);
    }
  }

  Trial trial_;
  std::vector<Task> tasks_;
  std::vector<Choice> accepted_;
};

}  // namespace

Ways fixes(bool unsafe) {
  return [unsafe](const Document& /*document*/, std::span<const Diagnostic> found) {
    std::vector<std::vector<text::Fix>> ways(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const text::Fix& fix : found[i].fixes)
        if (fix.preferred || unsafe) ways[i].push_back(fix);
    return ways;
  };
}

std::optional<Mended> mend(const workspace::Workspace& workspace, const Document& document, const rules::Options& given,
                           const Ways& ways) {
  rules::Options options = given;
  options.most = std::numeric_limits<std::size_t>::max();
  Mended mended;
  workspace::Workspace around = workspace;
  const Document* current = &document;
  for (int i = 0; i < kMostRounds; ++i) {
    Round round(around, *current, options, ways);
    const std::vector<Choice>& accepted = round.run();
    if (accepted.empty()) break;
    for (const Choice& choice : accepted) mended.rules.push_back(choice.diagnostic->rule);
    auto text = text::apply(current->text.view(), edits_of(accepted));
    const auto next = workspace::open(document.path, text::Text(std::move(text).value_or("")), document.language());
    around = around.with(next);
    mended.document = next;
    current = next.get();
  }
  if (mended.document == nullptr) return std::nullopt;
  return mended;
}

}  // namespace asyncy::fix
