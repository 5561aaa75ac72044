#include "lsp/cli/command_line.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "core/rules/words.h"
#include "lsp/cli/command.h"
#include "lsp/cli/help.h"

namespace asyncy::cli {
namespace {

constexpr std::array kCommands = {
    &check_command,       &fmt_command,          &migrate_command,    &rules_command,      &explain_command,
    &baseline_command,    &breaking_command,     &affected_command,   &merge_command,      &coverage_command,
    &config_command,      &docs_command,         &schema_command,     &hover_command,      &complete_command,
    &definition_command,  &references_command,   &symbols_command,    &explain_call_command, &rename_command,
    &signature_command,   &completions_command,  &man_command};

using Commands = std::vector<const Command*>;

}  // namespace

bool print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return true;
  complain("could not write the output");
  return false;
}

void complain(std::string_view sentence) {
  const std::string line = "asyncy-ls: " + std::string(sentence) + '\n';
  std::fputs(line.c_str(), stderr);
}

int refuse(std::string_view sentence) {
  complain(sentence);
  return kFailure;
}

int run_command_line(std::span<const std::string> words, std::span<const Command* const> more) {
  Commands commands(kCommands.begin(), kCommands.end());
  commands.insert(commands.end(), more.begin(), more.end());
  if (words.empty()) return refuse("say what to do: asyncy-ls check [PATH…], or asyncy-ls --help");
  const std::string& word = words[0];
  if (word == "--help" || word == "-h" || word == "help") return print(usage(commands)) ? kClean : kFailure;
  if (word == "--version") return print("asyncy-ls " ASYNCY_VERSION "\n") ? kClean : kFailure;
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const Command* each) { return each->name == word; });
  if (found == commands.end()) {
    std::vector<std::string_view> names;
    for (const Command* command : commands) names.push_back(command->name);
    return refuse("unknown command " + word + rules::did_you_mean(word, names) + " (asyncy-ls --help lists them)");
  }
  const Command& command = **found;
  auto arguments = read_arguments(command.options, words.subspan(1));
  if (!arguments) return refuse(arguments.error() + " (asyncy-ls " + std::string(command.name) + " --help)");
  if (arguments.value().has("--help")) return print(usage_of(command)) ? kClean : kFailure;
  return command.run != nullptr ? command.run(arguments.value()) : command.describe(arguments.value(), commands);
}

}  // namespace asyncy::cli
