// What the command line says of itself, for people: `--help` and the man page.
#pragma once

#include <span>
#include <string>

#include "lsp/cli/command.h"

namespace asyncy::cli {

/// All commands, one line or two for each; at most 80 columns wide, as everything here.
std::string usage(std::span<const Command* const> commands);
/// One command: what it does, its options, its details.
std::string usage_of(const Command& command);
/// asyncy-ls(1), as roff.
std::string man_page(std::span<const Command* const> commands);

}  // namespace asyncy::cli
