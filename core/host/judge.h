// What is wrong with many documents, found on all cores.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/host/load.h"
#include "core/host/progress.h"
#include "core/report/report.h"
#include "core/rules/options.h"

namespace asyncy::host {

struct JudgeRequest {
  rules::Overrides overrides = {};
  text::Severity mildest = text::Severity::hint;  ///< what is milder is left out
  bool prove_fixes = false;                       ///< leave only fixes that are proven; else all are proposals
  std::size_t threads = 0;                        ///< 0: as many as there are cores
  Progress* progress = nullptr;
};

/// The documents of `workspace` at `paths`, in that order, whatever the number of threads.
std::vector<report::Judged> judge(const workspace::Workspace& workspace, std::span<const std::string> paths,
                                  const JudgeRequest& request);

/// What was asked about of `loaded`. Reads the stories that loading has left out; one that cannot be read goes from
/// `loaded.judged` to `loaded.problems`.
std::vector<report::Judged> judge(Loaded& loaded, const JudgeRequest& request);

}  // namespace asyncy::host
