// The whole command line: which subcommand, its options, its exit status.
#pragma once

#include <span>
#include <string>

#include "lsp/cli/command.h"

namespace asyncy::cli {

/// `words` without the name of the program; `more` are commands that stand above this room. The result is the exit status of
/// the process.
int run_command_line(std::span<const std::string> words, std::span<const Command* const> more = {});

}  // namespace asyncy::cli
