#include "core/story/syntax_rules.h"

#include <array>

#include "core/story/bytes.h"
#include "core/story/parser.h"

namespace asyncy::story {

using text::Language;
using text::Severity;

const text::RuleInfo unclosed_string{
    .name = "unclosed-string",
    .severity = Severity::error,
    .language = Language::story,
    .title = "String without its closing quote",
    .why =
        "A string ends at the quote that it began with. Without it nobody can tell where the text stops and the story goes "
        "on.",
    .bad = {.story = "demo go 'this\n"},
    .good = {.story = "demo go 'this'\n"},
    .reference = "E0041",
};

const text::RuleInfo unclosed_bracket{
    .name = "unclosed-bracket",
    .severity = Severity::error,
    .language = Language::story,
    .title = "Bracket without its partner",
    .why = "Every `(`, `[` and `{` needs the bracket that closes it, before the next statement begins.",
    .bad = {.story = "x = [1, 2\n"},
    .good = {.story = "x = [1, 2]\n"},
    .reference = "E0075, E0076",
};

const text::RuleInfo unexpected_text{
    .name = "unexpected-text",
    .severity = Severity::error,
    .language = Language::story,
    .title = "Text that no form of statement has at this place",
    .why = "No Storyscript of any year can read the line on from here.",
    .bad = {.story = "x = 1 ) 2\n"},
    .good = {.story = "x = 1 + 2\n"},
    .reference = "E0041, E0043, E0056",
};

const text::RuleInfo missing_value{
    .name = "missing-value",
    .severity = Severity::error,
    .language = Language::story,
    .title = "Line ends where a value or a name must follow",
    .why = "An operator, an argument's colon and many keywords say that something follows, and nothing does.",
    .bad = {.story = "x =\n"},
    .good = {.story = "x = 1\n"},
    .reference = "E0007, E0045, E0053",
};

const text::RuleInfo missing_block{
    .name = "missing-block",
    .severity = Severity::error,
    .language = Language::story,
    .title = "Header without the indented lines that belong to it",
    .why =
        "A line such as `if …`, `when …` or `function …` says when the deeper lines below it run. Without any it does "
        "nothing.",
    .bad = {.story = "if true\nx = 1\n"},
    .good = {.story = "if true\n    x = 1\n"},
    .reference = "E0134, E0041",
};

const text::RuleInfo nested_too_deep{
    .name = "nested-too-deep",
    .severity = Severity::error,
    .language = Language::story,
    .title = "Blocks, brackets or operators nested deeper than any story needs",
    .why = "What lies deeper than the limit is not looked at, so that no text can exhaust the checker.",
    .bad = {.story = "x = "
                     "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
                     "((((((((("
                     "1"
                     ")))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))"
                     ")))))))))\n"},
    .good = {.story = "x = ((1))\n"},
};

std::span<const text::RuleInfo* const> rules() {
  static constexpr std::array<const text::RuleInfo*, 7> kRules = {&unclosed_string,     &unclosed_bracket, &unexpected_text,
                                                                  &missing_value,       &missing_block,    &nested_too_deep,
                                                                  &unreadable_character};
  return kRules;
}

}  // namespace asyncy::story
