// What is judged, how, and what of it fails the run: the options that `check` shares with commands like it.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/report/baseline.h"
#include "lsp/cli/options.h"
#include "lsp/cli/shared_options.h"

namespace asyncy::cli {

inline constexpr std::array<std::string_view, 5> kFailOn = {"error", "warning", "information", "hint", "never"};

/// Which files, and how they are judged.
inline constexpr auto kJudgeOptions = std::to_array<Option>({
    kServicesOption,
    kDialectOption,
    {.name = "--min-severity", .value = "SEVERITY", .help = "leave out what is milder", .allowed = text::kSeverityNames},
    {.name = "--threads", .value = "COUNT", .help = "work on this many cores; without this, on all", .allowed = {}},
});

/// What makes of findings an exit status.
inline constexpr auto kThresholdOptions = std::to_array<Option>({
    {.name = "--fail-on",
     .value = "SEVERITY",
     .help = "end with 1 for findings at least this bad; without this, for warnings and errors",
     .allowed = kFailOn},
    {.name = "--max-warnings", .value = "COUNT", .help = "let this many warnings pass", .allowed = {}},
    {.name = "--exit-zero", .value = {}, .help = "end with 0 whatever is found", .allowed = {}},
});

template <std::size_t... sizes>
constexpr auto joined(const std::array<Option, sizes>&... tables) {
  std::array<Option, (sizes + ...)> all;
  auto* at = all.data();
  ((at = std::copy(tables.begin(), tables.end(), at)), ...);
  return all;
}

/// How `kJudgeOptions` were given.
struct Judging {
  host::LoadRequest load;
  host::JudgeRequest judge;
};
/// `operands` are the paths; none means the current folder.
host::Result<Judging> judging_given(const Arguments& arguments, std::span<const std::string> operands);

/// When findings fail the run.
struct Threshold {
  std::optional<text::Severity> fails_at = text::Severity::warning;  ///< this severity and worse
  std::size_t warnings_allowed = 0;
  bool exit_zero = false;

  [[nodiscard]] bool is_crossed_by(std::span<const report::Judged> judged) const;
};
host::Result<Threshold> threshold_given(const Arguments& arguments);

/// A number from 0; nothing when the option was not given.
host::Result<std::optional<std::size_t>> count_given(const Arguments& arguments, std::string_view option);

/// The baseline in a file.
host::Result<report::Baseline> read_baseline_file(const std::string& path);
/// Says on standard error which entries nothing means any more.
void tell_stale(const report::Baseline& stale, const std::string& path);

}  // namespace asyncy::cli
