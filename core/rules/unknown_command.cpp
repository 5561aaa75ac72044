#include <algorithm>
#include <span>

#include "core/rules/call.h"
#include "core/rules/mend.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

/// The command that is meant by `"go"` or `go(…)`, as other languages write calls; empty when there is none.
std::string_view dressed_up(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() < 3 || (word.front() != '"' && word.front() != '\'' && word.back() != ')')) return {};
  const std::string_view inside = word.back() == ')' ? word.substr(0, word.find('(')) : word.substr(1, word.size() - 2);
  return std::find(known.begin(), known.end(), inside) == known.end() ? std::string_view{} : inside;
}

/// Any value may stand where the command should; naming it in the message would help nobody.
bool is_word(std::string_view text) { return text.find_first_of(" .\"'`({[\r\n") == std::string_view::npos; }

std::string_view noun(binding::Callee wanted) {
  return wanted == binding::Callee::event ? "event" : wanted == binding::Callee::action ? "action" : "command";
}

void check_unknown_command(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls) {
    if (!call.command_unknown) continue;
    const std::string known = list_of(call.known_commands);
    const std::string service = quoted(call.service_name);
    const std::string_view word = scope.document.text.slice(call.command_range);
    if (call.command_range == call.service_range && call.wanted == binding::Callee::command) {
      report.add(call.command_range, service + " needs a command; it has " + known)
          .reference("E0052")
          .related(call.manifest, {0, 0}, "the service is described here");
      continue;
    }
    if (const std::string_view meant = dressed_up(word, call.known_commands); !meant.empty()) {
      const std::string mend = word.ends_with(')') ? "pass its arguments without parentheses: " : "leave out the quotes: ";
      report
          .add(call.command_range, quoted(word) + " is no command; " + mend +
                                       quoted(std::string(call.service_name) + ' ' + std::string(meant) +
                                              (word.ends_with(')') ? " name:value" : "")))
          .reference("E0052");
      continue;
    }
    if (!is_word(word)) {
      report.add(call.command_range, service + " needs a command before its arguments; it has " + known)
          .reference("E0052")
          .related(call.manifest, {0, 0}, "the service is described here");
      continue;
    }
    const std::string near = did_you_mean(word, call.known_commands);
    // An event alone (`when listen …`) belongs to the block around it, not to its own first word.
    const bool alone = call.command_range == call.service_range;
    report
        .add(call.command_range, (alone ? "the service of this block" : service) + " has no " + std::string(noun(call.wanted)) + ' ' +
                                     quoted(word) + (near.empty() ? "; it has " + known : near))
        .reference(call.wanted == binding::Callee::event ? "E0142" : "E0140")
        .related(call.manifest, {0, 0}, "the service is described here")
        .fix(change_to_nearest(call.command_range, word, call.known_commands));
  }
}

}  // namespace

extern const Rule unknown_command{
    .info =
        {.name = "unknown-command",
         .severity = text::Severity::error,
         .language = text::Language::story,
         .title = "Command that the service does not have",
         .why =
             "The word behind the service names one of its `commands` (behind `when` one of its events, behind an output "
             "one of its actions). A service with an `entrypoint` may be called without one.",
         .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo og\n", .config = {}},
         .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
         .reference = "E0140 E0142 E0052"},
    .check = check_unknown_command,
};

}  // namespace asyncy::rules
