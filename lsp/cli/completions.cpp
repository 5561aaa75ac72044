#include "lsp/cli/completions.h"

#include <cstdint>
#include <vector>

#include "core/rules/registry.h"

namespace asyncy::cli {
namespace {

/// What may stand in a place, as a shell can complete it.
enum class Wanted : std::uint8_t { nothing, words, folders, files };

struct Values {
  Wanted wanted = Wanted::nothing;
  std::vector<std::string_view> words = {};
};

Values named(std::string_view name) {
  if (name.find("DIR") != std::string_view::npos) return {Wanted::folders};
  if (name.find("PATH") != std::string_view::npos || name.find("FILE") != std::string_view::npos) return {Wanted::files};
  if (name.find("RULE") == std::string_view::npos) return {};
  Values rules{Wanted::words};
  for (const text::RuleInfo* rule : rules::all_rules()) rules.words.push_back(rule->name);
  return rules;
}

Values values_of(const Option& option) {
  if (option.allowed.empty()) return named(option.value);
  return {Wanted::words, {option.allowed.begin(), option.allowed.end()}};
}

Values operands_of(const Command& command) {
  if (command.words.empty()) return named(command.operands);
  return {Wanted::words, {command.words.begin(), command.words.end()}};
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

std::string names_of(std::span<const Command* const> commands) {
  std::vector<std::string_view> names;
  for (const Command* command : commands) names.push_back(command->name);
  return joined(names);
}

/// `text` in single quotes; `quote` is how the shell writes one inside of them.
std::string shell_quoted(std::string_view text, std::string_view quote = "'\\''") {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out += quote : out += c;
  return out + '\'';
}

// bash

std::string bash_reply(const Values& values) {
  switch (values.wanted) {
    case Wanted::nothing: return "COMPREPLY=()";
    case Wanted::words: return "mapfile -t COMPREPLY < <(compgen -W " + shell_quoted(joined(values.words)) + " -- \"$current\")";
    case Wanted::folders: return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
    case Wanted::files: return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
  }
  return {};
}

std::string bash_case(std::string_view pattern, const std::string& reply) {
  return "    " + std::string(pattern) + ") " + reply + "; return ;;\n";
}

std::string bash(std::span<const Command* const> commands) {
  std::string out =
      "# Completion of asyncy-ls in bash: eval \"$(asyncy-ls completions bash)\"\n"
      "_asyncy_ls() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' word\n"
      "  # `--name=value` arrives as three words.\n"
      "  if [[ $current == '=' ]]; then current=''; elif [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    if [[ $word != -* ]]; then command=$word; break; fi\n"
      "  done\n"
      "  COMPREPLY=()\n"
      "  case $command:$previous in\n";
  for (const Command* command : commands)
    for (const Option& option : command->options)
      if (!option.value.empty())
        out += bash_case(std::string(command->name) + ':' + std::string(option.name), bash_reply(values_of(option)));
  out += "  esac\n  case $command:$current in\n";
  out += bash_case(":*", bash_reply({Wanted::words, {names_of(commands), "--help --version"}}));
  for (const Command* command : commands) {
    std::vector<std::string_view> options;
    for (const Option& option : command->options) options.push_back(option.name);
    options.push_back(kHelpOption.name);
    out += bash_case(std::string(command->name) + ":-*", bash_reply({Wanted::words, options}));
    out += bash_case(std::string(command->name) + ":*", bash_reply(operands_of(*command)));
  }
  return out + "  esac\n}\ncomplete -F _asyncy_ls asyncy-ls\n";
}

// zsh

/// Inside a specification of `_arguments`, brackets and colons end a part.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const Values& values) {
  switch (values.wanted) {
    case Wanted::nothing: return " ";
    case Wanted::words: return '(' + joined(values.words) + ')';
    case Wanted::folders: return "_files -/";
    case Wanted::files: return "_files";
  }
  return {};
}

std::string zsh_option(const Option& option) {
  std::string spec = option.repeatable ? "*" : "";
  spec += std::string(option.name) + (option.value.empty() ? "" : "=") + '[' + zsh_text(option.help) + ']';
  if (!option.value.empty()) spec += ':' + zsh_text(option.value) + ':' + zsh_action(values_of(option));
  return " \\\n        " + shell_quoted(spec);
}

std::string zsh(std::span<const Command* const> commands) {
  std::string out =
      "#compdef asyncy-ls\n# Completion of asyncy-ls in zsh: put this into a file `_asyncy-ls` in a folder of $fpath.\n"
      "_asyncy_ls() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const Command* command : commands)
    out += "      " + shell_quoted(std::string(command->name) + ':' + std::string(command->summary)) + '\n';
  out += "    )\n    _describe command commands\n    return\n  fi\n  local command=$words[2]\n"
         "  shift words; (( CURRENT-- ))\n  case $command in\n";
  for (const Command* command : commands) {
    out += "    " + std::string(command->name) + ")\n      _arguments";
    for (const Option& option : command->options) out += zsh_option(option);
    out += zsh_option(kHelpOption);
    if (const Values operands = operands_of(*command); operands.wanted != Wanted::nothing)
      out += " \\\n        " + shell_quoted("*:" + zsh_text(command->operands) + ':' + zsh_action(operands));
    out += " ;;\n";
  }
  return out + "  esac\n}\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then _asyncy_ls \"$@\"; else compdef _asyncy_ls asyncy-ls; fi\n";
}

// fish

std::string fish_line(std::string_view condition, std::string_view rest) {
  return "complete -c asyncy-ls -n " + shell_quoted(condition, "\\'") + ' ' + std::string(rest) + '\n';
}

std::string fish_values(const Values& values) {
  switch (values.wanted) {
    case Wanted::nothing: return " -x";
    case Wanted::words: return " -xa " + shell_quoted(joined(values.words), "\\'");
    case Wanted::folders: return " -xa '(__fish_complete_directories)'";
    case Wanted::files: return " -rF";
  }
  return {};
}

std::string fish(std::span<const Command* const> commands) {
  std::string out =
      "# Completion of asyncy-ls in fish: asyncy-ls completions fish > ~/.config/fish/completions/asyncy-ls.fish\n"
      "complete -c asyncy-ls -f\n";
  for (const Command* command : commands) {
    out += fish_line("__fish_use_subcommand",
                     "-a " + std::string(command->name) + " -d " + shell_quoted(command->summary, "\\'"));
    const std::string here = "__fish_seen_subcommand_from " + std::string(command->name);
    const auto add = [&](const Option& option) {
      out += fish_line(here, "-l " + std::string(option.name.substr(2)) +
                                 (option.value.empty() ? "" : fish_values(values_of(option))) + " -d " +
                                 shell_quoted(option.help, "\\'"));
    };
    for (const Option& option : command->options) add(option);
    add(kHelpOption);
    const Values operands = operands_of(*command);
    if (operands.wanted == Wanted::words) out += fish_line(here, "-a " + shell_quoted(joined(operands.words), "\\'"));
    if (operands.wanted == Wanted::folders || operands.wanted == Wanted::files) out += fish_line(here, "-F");
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell, std::span<const Command* const> commands) {
  if (shell == "bash") return bash(commands);
  return shell == "zsh" ? zsh(commands) : fish(commands);
}

}  // namespace asyncy::cli
