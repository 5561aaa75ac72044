// Scripts that complete the words of the command line in a shell.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "lsp/cli/command.h"

namespace asyncy::cli {

inline constexpr std::array<std::string_view, 3> kShells = {"bash", "zsh", "fish"};

/// `shell` is one of `kShells`.
std::string completion_script(std::string_view shell, std::span<const Command* const> commands);

}  // namespace asyncy::cli
