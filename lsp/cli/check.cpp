#include <algorithm>

#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/report/place.h"
#include "lsp/cli/command.h"
#include "lsp/cli/judging.h"
#include "lsp/cli/mend.h"
#include "lsp/cli/progress.h"
#include "lsp/cli/reports.h"
#include "lsp/cli/scope.h"
#include "lsp/cli/watch.h"

namespace asyncy::cli {
namespace {

constexpr auto kWatchOptions = std::to_array<Option>({
    {.name = "--watch", .value = {}, .help = "check again whenever files change, and print what changes", .allowed = {}},
});

constexpr auto kComparedOptions = std::to_array<Option>({
    {.name = "--baseline", .value = "FILE", .help = "leave out what `asyncy-ls baseline write` has put there", .allowed = {}},
    {.name = "--strict", .value = {}, .help = "end with 1 when the baseline knows findings that are gone", .allowed = {}},
});

constexpr auto kCheckOptions = joined(kReportOptions, kScopeOptions, kJudgeOptions, kThresholdOptions, kComparedOptions, kMendOptions, kWatchOptions);

/// Reports go by the paths that they show, so that those of several runs can be put together.
void sort_as_shown(std::vector<std::string>& paths, const report::Options& options) {
  std::vector<std::pair<std::string, std::string>> shown;
  for (std::string& path : paths) shown.emplace_back(report::shown_path(path, options), std::move(path));
  std::sort(shown.begin(), shown.end());
  std::transform(shown.begin(), shown.end(), paths.begin(), [](auto& each) { return std::move(each.second); });
}

/// True when there are any.
bool tell_problems(const host::Loaded& loaded) {
  for (const std::string& problem : loaded.problems) complain(problem);
  return !loaded.problems.empty();
}

int run_check(const Arguments& arguments) {
  const auto reports = Reports::from(arguments);
  if (!reports) return refuse(reports.error());
  const auto threshold = threshold_given(arguments);
  if (!threshold) return refuse(threshold.error());
  auto given = judging_given(arguments, arguments.operands());
  if (!given) return refuse(given.error());
  host::JudgeRequest judging = given.value().judge;
  report::Baseline baseline;
  const auto baseline_file = arguments.value("--baseline");
  if (baseline_file) {
    auto read = read_baseline_file(*baseline_file);
    if (!read) return refuse(read.error());
    baseline = std::move(read).value();
  }

  auto scope = in_scope(arguments, std::move(given).value().load);
  if (!scope) return refuse(scope.error());
  host::LoadRequest request = std::move(scope).value();
  if (arguments.has("--watch"))
    return watch(std::move(request), judging, reports.value().options());
  ProgressBar bar;
  request.progress = judging.progress = bar.progress();
  // What is mended, and who is asked for callers, needs the stories together.
  request.read_stories = wants_mending(arguments) || arguments.value("--changed").has_value();
  auto in_question = only_changed(arguments, host::load(request));
  if (!in_question) return refuse(in_question.error());
  host::Loaded loaded = std::move(in_question).value();
  sort_as_shown(loaded.judged, reports.value().options());
  bool failed = false;
  if (wants_mending(arguments)) {
    bar.finish();
    MendOutcome outcome = mend_files(arguments, loaded, judging, reports.value().options());
    failed |= outcome.failed;
    if (arguments.has("--diff")) {
      failed |= tell_problems(loaded);
      return failed ? kFailure : outcome.changes ? kFindings : kClean;
    }
    loaded.workspace = std::move(outcome.workspace);
  }
  judging.prove_fixes = reports.value().tell_fixes();
  auto judged = host::judge(loaded, judging);
  bar.finish();
  failed |= tell_problems(loaded);
  const report::Baseline stale = report::take_known(loaded.workspace, judged, std::move(baseline));
  failed |= !reports.value().write(loaded.workspace, judged);
  if (baseline_file) tell_stale(stale, *baseline_file);
  if (failed) return kFailure;
  const bool is_stale = arguments.has("--strict") && !stale.entries.empty();
  return is_stale || threshold.value().is_crossed_by(judged) ? kFindings : kClean;
}

}  // namespace

extern const Command check_command{
    .name = "check",
    .operands = "[PATH…]",
    .summary = "say what is wrong with manifests and stories",
    .details = "PATH is a file or a folder; without one, the current folder. A file is read whatever its name.\n"
               "Without --format, text is printed, and in GitHub Actions annotations, too.\n"
               "Exit status: 0 nothing to say, 1 findings, 2 could not do the work.\n",
    .options = kCheckOptions,
    .run = run_check,
};

}  // namespace asyncy::cli
