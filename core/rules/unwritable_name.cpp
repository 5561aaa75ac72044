#include <algorithm>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using Name = text::Spanned<std::string>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// Behind its first letter a name in a story may hold letters of every script.
bool is_writable(std::string_view name) {
  return name.empty() || (is_letter(name.front()) && name.back() != '-' &&
                          std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80; }));
}

bool is_variable(std::string_view name) {
  return name.empty() || (is_letter(name.front()) && std::all_of(name.begin(), name.end(), is_word));
}

void add(Report& report, const Name& name, const std::string& what) {
  report.add(name.range, what + ' ' + quoted(name.value) + "; use letters, digits and `_`, and begin with a letter");
}

void check_unwritable_name(const Scope& scope, Report& report) {
  const manifest::Manifest& manifest = scope.manifest();
  for (const manifest::Command* command : all_commands(manifest)) {
    if (!is_writable(command->name.value)) add(report, command->name, "a story cannot name the command");
    for (const auto* named : {&command->kwargs, &command->arguments})
      for (const manifest::Argument& argument : *named)
        if (!is_writable(argument.name.value)) add(report, argument.name, "a story cannot pass the argument");
  }
  for (const manifest::EnvironmentVariable& variable : manifest.environment)
    if (!is_variable(variable.name.value))
      add(report, variable.name, "no shell accepts a variable with the name");
}

}  // namespace

extern const Rule unwritable_name{
    .info = {.name = "unwritable-name",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Name that cannot be written where it is needed",
             .why = "Stories name commands and arguments with words such as `list-objects`, shells name variables with words "
                    "such as `API_KEY`. An argument by position may be called anything.",
             .bad = {.manifest = "commands:\n  go home:\n    help: Goes.\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go-home:\n    help: Goes.\n", .story = {}, .config = {}}},
    .check = check_unwritable_name,
};

}  // namespace asyncy::rules
