#include "lsp/cli/help.h"

#include <algorithm>
#include <vector>

#include "core/text/utf.h"

namespace asyncy::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kIndent = 28;
constexpr std::string_view kAbout = "checks asyncy.yml manifests and the stories that call them";

std::size_t columns(std::string_view text) { return text::count_code_points(text); }

/// Breaks `text` into lines that fit between `indent` and the last column.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (column > indent && column + 1 + columns(word) > kWidth) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns(word);
    at = end + 1;
  }
  return out;
}

/// A name on the left and what is said of it on the right; below it where the name takes the room.
std::string row(std::string_view name, std::string_view text) {
  std::string left = "  " + std::string(name);
  if (columns(left) + 2 > kIndent)
    left += '\n' + std::string(kIndent, ' ');
  else
    left.append(kIndent - columns(left), ' ');
  return left + wrapped(text, kIndent) + '\n';
}

std::string with_value(const Option& option) {
  return std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
}

std::string described(const Option& option) {
  std::string out(option.help);
  for (std::size_t i = 0; i < option.allowed.size(); ++i)
    out += (i == 0 ? ": " : i + 1 < option.allowed.size() ? ", " : " or ") + std::string(option.allowed[i]);
  return out + (option.repeatable ? "; may be repeated" : "");
}

/// The options of a command, with the one that all have.
std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options(command.options.begin(), command.options.end());
  options.push_back(kHelpOption);
  return options;
}

/// Paragraphs, each in one line, broken for a terminal.
std::string paragraphs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += wrapped(text.substr(at, end - at), 0) + '\n';
    at = end + 1;
  }
  return out;
}

/// Text of roff: what would be an order or an escape becomes letters.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string roff_item(std::string_view name, std::string_view text) {
  return ".TP\n\\fB" + roff(name) + "\\fR\n" + roff(text) + '\n';
}

}  // namespace

std::string usage(std::span<const Command* const> commands) {
  std::string out = "asyncy-ls " + std::string(kAbout) + ".\n\nUsage: asyncy-ls COMMAND [OPTION…]\n\n";
  for (const Command* command : commands)
    out += row(std::string(command->name) + (command->operands.empty() ? "" : " ") + std::string(command->operands),
               command->summary);
  return out + '\n' + row("--help", "this text; asyncy-ls COMMAND --help tells more") +
         row("--version", "the version of this program");
}

std::string usage_of(const Command& command) {
  std::string out = "Usage: asyncy-ls " + std::string(command.name) + " [OPTION…]" +
                    (command.operands.empty() ? "" : " ") + std::string(command.operands) + "\n\n" +
                    paragraphs(command.summary) + '\n';
  for (const Option& option : options_of(command)) out += row(with_value(option), described(option));
  return out + (command.details.empty() ? "" : "\n") + paragraphs(command.details);
}

std::string man_page(std::span<const Command* const> commands) {
  std::string out = ".TH ASYNCY\\-LS 1 \"\" \"asyncy\\-ls " + roff(ASYNCY_VERSION) +
                    "\" \"User Commands\"\n.SH NAME\nasyncy\\-ls \\- " + roff(kAbout) +
                    "\n.SH SYNOPSIS\n.B asyncy\\-ls\n\\fICOMMAND\\fR [\\fIOPTION\\fR\\&...] [\\fIPATH\\fR\\&...]\n"
                    ".SH COMMANDS\n";
  for (const Command* command : commands) {
    out += ".SS \"asyncy\\-ls " + roff(command->name) + (command->operands.empty() ? "" : " ") + roff(command->operands) +
           "\"\n" + roff(command->summary) + ".\n";
    if (!command->details.empty()) out += ".PP\n" + roff(command->details);
    for (const Option& option : options_of(*command)) out += roff_item(with_value(option), described(option));
  }
  return out + ".SH EXIT STATUS\n" + roff_item("0", "There is nothing to say.") + roff_item("1", "There are findings.") +
         roff_item("2", "The work could not be done: wrong options, files that cannot be read.") + ".SH FILES\n" +
         roff_item("asyncy-ls.yml", "What a project says of its services and of how it wants to be judged.") +
         ".SH ENVIRONMENT\n" + roff_item("NO_COLOR", "When it is not empty, nothing is coloured.") +
         roff_item("FORCE_COLOR", "When it is not empty, text is coloured even where it goes to no terminal.");
}

}  // namespace asyncy::cli
