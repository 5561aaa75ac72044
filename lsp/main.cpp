#include <csignal>
#include <string>
#include <vector>

#include "lsp/cli/command_line.h"

int main(int argc, char** argv) {
  // Whoever reads our output may stop; then writing fails, and we say so.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return asyncy::cli::run_command_line(words);
}
