#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <vector>

#include "lsp/cli/command.h"
#include "lsp/cli/command_line.h"
#include "lsp/cli/shared_options.h"
#include "lsp/server.h"

namespace asyncy::cli {
namespace {

constexpr std::array<std::string_view, 4> kLogLevels = {"error", "warning", "info", "debug"};

constexpr std::array<Option, 4> kServeOptions = {{
    {.name = "--stdio", .value = {}, .help = "talk over standard input and output, which is the only way", .allowed = {}},
    kServicesOption,
    kDialectOption,
    {.name = "--log-level",
     .value = "LEVEL",
     .help = "what is said on standard error; without this, warnings and what is worse",
     .allowed = kLogLevels},
}};

int run_server(const Arguments& arguments) {
  if (::isatty(STDIN_FILENO) != 0)
    complain("an editor starts this and talks to it; to check files by hand: asyncy-ls check [PATH…]");
  server::Options options;
  options.session.dialect = dialect_given(arguments);
  options.session.services = services_given(arguments);
  if (const auto level = arguments.value("--log-level")) options.log.level = *rpc::log_level_of(*level);
  return server::serve(STDIN_FILENO, STDOUT_FILENO, options);
}

// The command line knows no server, so the command stands where both are known.
constexpr Command kServe{
    .name = "serve",
    .operands = "",
    .summary = "the language server for editors, over standard input and output",
    .details = "Without a command this is what runs, as long as standard input is no terminal.\n",
    .options = kServeOptions,
    .run = run_server,
};

/// Editors start `asyncy-ls`, or `asyncy-ls --stdio`.
bool means_server(const std::vector<std::string>& words) {
  if (words.empty()) return ::isatty(STDIN_FILENO) == 0;
  return words.front() == "--stdio" || words.front().starts_with("--log-level");
}

int run(std::vector<std::string> words) {
  if (means_server(words)) words.insert(words.begin(), std::string(kServe.name));
  constexpr std::array kMore = {&kServe};
  return run_command_line(words, kMore);
}

}  // namespace
}  // namespace asyncy::cli

int main(int argc, char** argv) {
  // Whoever reads our output may stop; then writing fails, and we say so.
  std::signal(SIGPIPE, SIG_IGN);
  return asyncy::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
