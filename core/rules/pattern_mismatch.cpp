#include "core/rules/call.h"
#include "core/rules/rule.h"
#include "core/rules/words.h"
#include "core/text/utf.h"

namespace asyncy::rules {
namespace {

using types::LiteralKind;

/// The text that the pattern is held against; nothing for values that are not text.
std::optional<std::string_view> text_of(const JudgedValue& judged) {
  const auto& literal = judged.value.literal;
  if (!literal || !types::accepts(judged.schema->declared_type(), *literal, judged.passing)) return std::nullopt;
  switch (literal->kind) {
    case LiteralKind::string:
    case LiteralKind::path: return literal->text;
    case LiteralKind::integer:
    case LiteralKind::real:
      return judged.passing == types::Passing::command_line ? std::optional<std::string_view>(literal->text) : std::nullopt;
    default: return std::nullopt;
  }
}

/// Where the text stops being the beginning of one that matches.
std::string first_fault(const pattern::Pattern& pattern, std::string_view text) {
  const auto possible = pattern.longest_prefix(text);
  if (!possible) return {};
  if (*possible == text.size()) return "; it breaks off where more must follow";
  const auto point = text::code_point_at(text, *possible);
  const std::string_view fault = text.substr(*possible, point.size);
  return "; " + quoted(fault) + (*possible == 0 ? " cannot be its first character" : " cannot follow " + quoted(text.substr(0, *possible)));
}

void check_pattern_mismatch(const Scope& scope, Report& report) {
  for (const binding::BoundCall& call : scope.calls)
    for (const JudgedValue& judged : judged_values(scope, call)) {
      const auto& declared = judged.schema->pattern;
      if (!declared || !declared->compiled.pattern) continue;
      const pattern::Pattern& pattern = *declared->compiled.pattern;
      std::string message;
      if (const auto text = text_of(judged)) {
        if (pattern.search(*text) != pattern::Verdict::no_match) continue;
        message = types::describe(types::Literal{.kind = LiteralKind::string, .text = std::string(*text)}) +
                  " does not match the pattern " + quoted(declared->source) + " of " + judged.name() + first_fault(pattern, *text);
      } else if (judged.value.string_prefix) {
        const std::string& prefix = *judged.value.string_prefix;
        if (pattern.search_prefix(prefix) != pattern::Verdict::no_match) continue;
        message = "no text that begins with " + quoted(prefix) + " matches the pattern " + quoted(declared->source) + " of " + judged.name();
      } else {
        continue;
      }
      report.add(judged.range, std::move(message)).related(judged.manifest, declared->range, "the pattern is declared here");
    }
}

}  // namespace

extern const Rule pattern_mismatch{
    .info = {.name = "pattern-mismatch",
             .severity = text::Severity::error,
             .language = text::Language::story,
             .title = "Text that does not match the declared pattern",
             .why = "The manifest gives the argument a `pattern`. It is searched for in the text; `^` and `$` tie it to the ends. "
                    "Of a text with templates only what stands before the first is judged, and only where it decides.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: color\n      pattern: '^\\#?\\w{6}$'\n",
                     .story = "demo go 'red'\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: color\n      pattern: '^\\#?\\w{6}$'\n",
                      .story = "demo go '#ff0000'\n",
                      .config = {}}},
    .check = check_pattern_mismatch,
};

}  // namespace asyncy::rules
