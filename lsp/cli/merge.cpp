#include "core/report/merge.h"

#include <vector>

#include "core/host/files.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

/// Reports of many runs are larger than any source.
constexpr std::uintmax_t kLargestReport = 1024ULL * 1024 * 1024;

int run_merge(const Arguments& arguments) {
  if (arguments.operands().empty()) return refuse("say which reports to merge: asyncy-ls merge FILE…");
  std::vector<std::string> reports;
  for (const std::string& path : arguments.operands()) {
    auto bytes = host::read_file(path, kLargestReport);
    if (!bytes) return refuse(bytes.error());
    reports.push_back(std::move(bytes).value());
  }
  if (const auto whole = report::merge(reports)) return print(*whole) ? kClean : kFailure;
  return refuse("only reports of one format, json or sarif, can be merged");
}

}  // namespace

extern const Command merge_command{
    .name = "merge",
    .operands = "FILE…",
    .summary = "join the reports of asyncy-ls check --shard into one",
    .details = "FILE is a report in the format json or sarif, all in the same. What is printed is what one run over all files "
               "would have written.\n",
    .options = {},
    .run = run_merge,
};

}  // namespace asyncy::cli
