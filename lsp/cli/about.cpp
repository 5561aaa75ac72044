#include <array>

#include "core/rules/words.h"
#include "lsp/cli/command.h"
#include "lsp/cli/completions.h"
#include "lsp/cli/help.h"

namespace asyncy::cli {
namespace {

int print_completions(const Arguments& arguments, std::span<const Command* const> commands) {
  const auto& operands = arguments.operands();
  for (const std::string_view shell : kShells)
    if (operands.size() == 1 && operands[0] == shell) return print(completion_script(shell, commands)) ? kClean : kFailure;
  return refuse("say for which shell: " + rules::list_of(kShells));
}

int print_man_page(const Arguments& arguments, std::span<const Command* const> commands) {
  if (arguments.operands().empty()) return print(man_page(commands)) ? kClean : kFailure;
  return refuse("`man` takes no operands: there is one page");
}

}  // namespace

extern const Command completions_command{
    .name = "completions",
    .operands = "SHELL",
    .summary = "print a script that completes these words in bash, zsh or fish",
    .details = {},
    .options = {},
    .words = kShells,
    .describe = print_completions,
};

extern const Command man_command{
    .name = "man",
    .operands = {},
    .summary = "print the manual page, in roff",
    .details = {},
    .options = {},
    .describe = print_man_page,
};

}  // namespace asyncy::cli
