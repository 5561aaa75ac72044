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
  std::string_view operands;  ///< how help shows them: `[PATH…]`; shells complete `PATH`, `FILE`, `DIR` and `RULE`
  std::string_view summary;   ///< one line
  std::string_view details;   ///< paragraphs behind the options, one line each, or nothing
  std::span<const Option> options;
  int (*run)(const Arguments& arguments) = nullptr;
  std::span<const std::string_view> words = {};  ///< the operands there are; empty: any
  /// In place of `run`, of commands that speak about all of them.
  int (*describe)(const Arguments& arguments, std::span<const Command* const> commands) = nullptr;
};

extern const Command affected_command, baseline_command, breaking_command, check_command, completions_command, config_command,
    coverage_command, docs_command, explain_command, fmt_command, man_command, merge_command, migrate_command, rules_command,
    schema_command;
extern const Command hover_command, signature_command, complete_command, definition_command, references_command, symbols_command,
    explain_call_command, rename_command;  // questions.cpp

/// Writes to stdout; false when it could not, for example because the disk is full.
bool print(std::string_view text);
/// Writes `asyncy-ls: …` and a line end to stderr.
void complain(std::string_view sentence);
/// Complains; the exit status of a command that could not do its work.
int refuse(std::string_view sentence);

}  // namespace asyncy::cli
