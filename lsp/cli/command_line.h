// The whole command line: which subcommand, its options, its exit status.
#pragma once

#include <span>
#include <string>

namespace asyncy::cli {

/// `words` without the name of the program. The result is the exit status of the process.
int run_command_line(std::span<const std::string> words);

}  // namespace asyncy::cli
