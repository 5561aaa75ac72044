#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <string>
#include <vector>

#include "core/host/files.h"
#include "lsp/cli/command.h"
#include "lsp/cli/command_line.h"
#include "lsp/cli/shared_options.h"
#include "lsp/replay.h"
#include "lsp/server.h"

namespace asyncy::cli {
namespace {

constexpr std::array<std::string_view, 4> kLogLevels = {"error", "warning", "info", "debug"};

constexpr std::array<Option, 5> kServeOptions = {{
    {.name = "--stdio", .value = {}, .help = "talk over standard input and output, which is the only way", .allowed = {}},
    kServicesOption,
    kDialectOption,
    {.name = "--log-level",
     .value = "LEVEL",
     .help = "what is said on standard error; without this, warnings and what is worse",
     .allowed = kLogLevels},
    {.name = "--record",
     .value = "FILE",
     .help = "write the session down, for `asyncy-ls replay`; it holds the texts of all open files",
     .allowed = {}},
}};

int run_server(const Arguments& arguments) {
  if (::isatty(STDIN_FILENO) != 0)
    complain("an editor starts this and talks to it; to check files by hand: asyncy-ls check [PATH…]");
  server::Options options;
  options.session.dialect = dialect_given(arguments);
  options.session.services = services_given(arguments);
  options.session.cache = host::cache_folder();
  if (const auto level = arguments.value("--log-level")) options.session.log_level = rpc::log_level_of(*level);
  if (const auto file = arguments.value("--record")) {
    options.recorder = rpc::Recorder::open(*file);
    if (options.recorder == nullptr) {
      complain("cannot write the record " + *file);
      return kFailure;
    }
  }
  return server::serve(STDIN_FILENO, STDOUT_FILENO, options);
}

int run_replay(const Arguments& arguments) {
  if (arguments.operands().size() != 1) {
    complain("say which record: asyncy-ls replay FILE");
    return kFailure;
  }
  const std::string& file = arguments.operands()[0];
  std::ifstream lines(file, std::ios::binary);
  std::vector<rpc::Recorded> record;
  for (std::string line; std::getline(lines, line);) {
    auto entry = rpc::read_record_line(line);
    // The last line of a server that was killed may be half a line.
    if (!entry && lines.eof()) break;
    if (!entry) {
      complain(file + " is no record: line " + std::to_string(record.size() + 1) + " is not one of `serve --record`");
      return kFailure;
    }
    record.push_back(std::move(*entry));
  }
  if (record.empty()) {
    complain("there is nothing in the record " + file);
    return kFailure;
  }
  server::Options options;
  options.log.write = [](rpc::LogLevel, std::string_view) {};
  const server::Replayed replayed = server::replay(record, options);
  std::string out;
  for (const std::string& difference : replayed.differences) out += difference + '\n';
  out += std::to_string(replayed.requests) + " requests, " + std::to_string(replayed.differences.size()) + " differences\n";
  if (!print(out)) return kFailure;
  return replayed.differences.empty() ? kClean : kFindings;
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

constexpr Command kReplay{
    .name = "replay",
    .operands = "FILE",
    .summary = "play a recorded session again and compare the answers",
    .details = "FILE comes from `asyncy-ls serve --record FILE`; the files of the session must still be "
               "where they were.\nExit status: 0 the same answers, 1 others, 2 no record.\n",
    .options = {},
    .run = run_replay,
};

/// Editors start `asyncy-ls`, or `asyncy-ls --stdio`.
bool means_server(const std::vector<std::string>& words) {
  if (words.empty()) return ::isatty(STDIN_FILENO) == 0;
  return words.front() == "--stdio" || words.front().starts_with("--log-level");
}

int run(std::vector<std::string> words) {
  if (means_server(words)) words.insert(words.begin(), std::string(kServe.name));
  constexpr std::array kMore = {&kServe, &kReplay};
  return run_command_line(words, kMore);
}

}  // namespace
}  // namespace asyncy::cli

int main(int argc, char** argv) {
  // Whoever reads our output may stop; then writing fails, and we say so.
  std::signal(SIGPIPE, SIG_IGN);
  return asyncy::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
