#include <algorithm>
#include <array>

#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/host/write.h"
#include "core/rules/words.h"
#include "lsp/cli/command.h"
#include "lsp/cli/judging.h"
#include "lsp/cli/reports.h"

namespace asyncy::cli {
namespace {

constexpr std::array<std::string_view, 3> kDeeds = {"write", "check", "prune"};
constexpr std::string_view kDefaultFile = "asyncy-ls-baseline.json";

constexpr auto kFileOptions = std::to_array<Option>({
    {.name = "--file", .value = "FILE", .help = "the baseline; asyncy-ls-baseline.json without this", .allowed = {}},
    {.name = "--strict", .value = {}, .help = "check: end with 1 when entries are stale", .allowed = {}},
});

constexpr auto kBaselineOptions = joined(kFileOptions, kJudgeOptions);

std::string counted(std::size_t count) { return std::to_string(count) + (count == 1 ? " finding" : " findings"); }

std::size_t size_of(const report::Baseline& baseline) {
  std::size_t count = 0;
  for (const auto& [meaning, times] : baseline.entries) count += times;
  return count;
}

int write(const report::Baseline& baseline, const std::string& path, const std::string& sentence) {
  if (const auto error = host::write_file(path, report::write_baseline(baseline))) return refuse(error->message);
  return print(path + ": " + sentence + '\n') ? kClean : kFailure;
}

int run_baseline(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  if (operands.empty() || std::find(kDeeds.begin(), kDeeds.end(), operands[0]) == kDeeds.end())
    return refuse("`baseline` needs to know what to do: " + rules::list_of(kDeeds));
  const std::string& deed = operands[0];
  const auto judging = judging_given(arguments, std::span(operands).subspan(1));
  if (!judging) return refuse(judging.error());
  const std::string path = arguments.value("--file").value_or(std::string(kDefaultFile));
  report::Baseline known;
  if (deed != "write") {
    auto read = read_baseline_file(path);
    if (!read) return refuse(read.error());
    known = std::move(read).value();
  }

  const host::Loaded loaded = host::load(judging.value().load);
  for (const std::string& problem : loaded.problems) complain(problem);
  // What could not be read might hold what seems to be gone.
  if (!loaded.problems.empty()) return kFailure;
  auto judged = host::judge(loaded.workspace, loaded.judged, judging.value().judge);
  if (deed == "write") {
    const report::Baseline all = report::baseline_of(loaded.workspace, judged);
    return write(all, path, counted(size_of(all)));
  }
  const report::Baseline stale = report::take_known(loaded.workspace, judged, known);
  if (deed == "prune")
    return write(report::without(std::move(known), stale), path, counted(size_of(stale)) + " taken out");
  const auto options = Reports::from(arguments).value().options();
  if (!print(report::write_text(loaded.workspace, judged, options))) return kFailure;
  tell_stale(stale, path);
  const bool is_stale = arguments.has("--strict") && !stale.entries.empty();
  return is_stale || Threshold{}.is_crossed_by(judged) ? kFindings : kClean;
}

}  // namespace

extern const Command baseline_command{
    .name = "baseline",
    .operands = "write|check|prune [PATH…]",
    .summary = "live with the findings of today, and hear of the new ones",
    .details = "write puts all findings into the baseline, by their meaning: the service, the command, the argument, the rule and "
               "the value. They stay known when lines move and files get other names.\n"
               "check tells of what is not in it, as `asyncy-ls check --baseline FILE` does, and of entries that are stale: "
               "nothing means them any more. prune takes those out.\n"
               "Exit status: 0 nothing new, 1 new findings, or stale entries with --strict, 2 could not do the work.\n",
    .options = kBaselineOptions,
    .run = run_baseline,
    .words = kDeeds,
};

}  // namespace asyncy::cli
