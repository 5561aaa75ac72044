// Which of the files are checked.
#pragma once

#include <array>

#include "core/host/load.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr auto kScopeOptions = std::to_array<Option>({
    {.name = "--changed",
     .value = "REF",
     .help = "check what differs from this commit, and the stories that call manifests that do",
     .allowed = {}},
    {.name = "--files-from", .value = "FILE", .help = "read paths from a file, one in a line; - is standard input", .allowed = {}},
    {.name = "--stdin-filename",
     .value = "FILE",
     .help = "read the text of this file from standard input; it need not exist",
     .allowed = {}},
    {.name = "--shard", .value = "I/N", .help = "check the Ith of N parts of the files; asyncy-ls merge joins the reports", .allowed = {}},
});

/// Adds to `request` what the options ask for.
host::Result<host::LoadRequest> in_scope(const Arguments& arguments, host::LoadRequest request);

/// Leaves of what was loaded only what differs from the commit that `--changed` names, if it does.
host::Result<host::Loaded> only_changed(const Arguments& arguments, host::Loaded loaded);

}  // namespace asyncy::cli
