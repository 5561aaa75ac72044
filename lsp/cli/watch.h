// `check --watch`: checks again whenever files change, until it is interrupted.
#pragma once

#include "core/host/judge.h"
#include "core/host/load.h"
#include "core/report/report.h"

namespace asyncy::cli {

/// Prints the findings once, then of each file whose findings change. Ends only when they cannot be printed.
int watch(host::LoadRequest load, const host::JudgeRequest& judge, const report::Options& options);

}  // namespace asyncy::cli
