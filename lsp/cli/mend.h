// `check --fix`, `--diff` and `--add-ignores`: files that are changed, or shown as they would be.
#pragma once

#include <array>
#include <optional>

#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/host/mend.h"
#include "core/report/report.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr auto kMendOptions = std::to_array<Option>({
    {.name = "--fix", .value = {}, .help = "mend what has an obvious mend; each mend is proven before it is written", .allowed = {}},
    {.name = "--unsafe", .value = {}, .help = "with --fix: where there are several mends, take the first that is proven", .allowed = {}},
    {.name = "--add-ignores",
     .value = "REASON",
     .help = "silence every finding that --min-severity lets through with a comment that gives this reason",
     .allowed = {}},
    {.name = "--diff", .value = {}, .help = "write nothing, and show what --fix or --add-ignores would change", .allowed = {}},
});

struct MendOutcome {
  workspace::Workspace workspace;  ///< as it is after the mends
  bool changes = false;            ///< some file is mended, or would be
  bool failed = false;             ///< some file could not be written, which has been said then
};

/// True when the options ask for it.
bool wants_mending(const Arguments& arguments);

/// Mends the judged documents. What is done is said on standard error, one line for each file; a diff is printed.
MendOutcome mend_files(const Arguments& arguments, const host::Loaded& loaded, const host::JudgeRequest& judge,
                       const report::Options& shown);

}  // namespace asyncy::cli
