// A subcommand of the command line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lsp/cli/options.h"

namespace asyncy::cli {

/// Exit codes, the same for every subcommand.
inline constexpr int kClean = 0, kFindings = 1, kFailure = 2;

struct Command {
  std::string_view name;
  std::string_view operands;  ///< how help shows them: `[PATH…]`
  std::string_view summary;   ///< one line
  std::string_view details;   ///< paragraphs behind the options, or nothing
  std::span<const Option> options;
  int (*run)(const Arguments& arguments);
};

extern const Command check_command, fmt_command, rules_command, explain_command, schema_command;

/// Writes to stdout; false when it could not, for example because the disk is full.
bool print(std::string_view text);
/// Writes `asyncy-ls: …` and a line end to stderr.
void complain(std::string_view sentence);

}  // namespace asyncy::cli
