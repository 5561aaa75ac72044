#include "core/story/era_rules.h"

#include <array>

namespace asyncy::story::era {
namespace {

using text::Language;
using text::Severities;
using text::Severity;

constexpr Severities kOnly2020(std::nullopt, std::nullopt, Severity::error);
constexpr Severities kOnly2018(std::nullopt, Severity::error, std::nullopt);

/// For examples that call something.
constexpr std::string_view kDemo =
    "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n      to: {}\n";

}  // namespace

const text::RuleInfo backtick_path{
    .name = "backtick-path",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Path in backquotes",
    .why = "Paths in backquotes belong to the Storyscript of before June 2018. Later stories write them as strings.",
    .bad = {.story = "x = `/tmp`\n"},
    .good = {.story = "x = \"/tmp\"\n"},
    .reference = "E0041",
};

const text::RuleInfo bad_escape{
    .name = "bad-escape",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Escape that names no character",
    .why = "`\\x`, `\\u` and `\\U` are followed by two, four and eight hexadecimal digits, `\\N` by a name in braces.",
    .bad = {.story = "x = \"\\xZZ\"\n"},
    .good = {.story = "x = \"\\x41\"\n"},
    .reference = "E0074",
};

const text::RuleInfo bad_name{
    .name = "bad-name",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Name that is spelt as no name may be",
    .why =
        "A name begins with a letter from A to Z or `_`, and a path not with two of these. Digits and other letters may "
        "follow.",
    .bad = {.story = "x = __y\n"},
    .good = {.story = "y = 1\nx = y\n"},
    .reference = "E0041 E0058",
};

const text::RuleInfo call_without_parentheses{
    .name = "call-without-parentheses",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Call among operators without parentheses",
    .why =
        "A call takes everything behind its command for arguments. As an operand of `+`, `and` or `not` it stands in "
        "parentheses.",
    .bad = {.manifest = kDemo, .story = "x = true and demo go a:1\n"},
    .good = {.manifest = kDemo, .story = "x = true and (demo go a:1)\n"},
    .reference = "E0041",
};

const text::RuleInfo collection_comma{
    .name = "collection-comma",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Comma that is missing or too many in brackets",
    .why = "A comma stands between two elements of a list or map, and nowhere else.",
    .bad = {.story = "x = [1, 2,]\n"},
    .good = {.story = "x = [1, 2]\n"},
    .reference = "E0041 E0043",
};

const text::RuleInfo comma_between_arguments{
    .name = "comma-between-arguments",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Comma between arguments",
    .why = "Since June 2018 blanks alone stand between the arguments of a call and the parameters of a function.",
    .bad = {.manifest = kDemo, .story = "demo go a:1, b:2\n"},
    .good = {.manifest = kDemo, .story = "demo go a:1 b:2\n"},
    .reference = "E0043",
};

const text::RuleInfo double_braces{
    .name = "double-braces",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Value in two pairs of braces",
    .why =
        "Until July 2018 a string took in a value by `{{x}}`. Since then it is `{x}`, and braces inside braces are "
        "refused.",
    .bad = {.story = "y = 1\nx = \"{{y}}\"\n"},
    .good = {.story = "y = 1\nx = \"{y}\"\n"},
    .reference = "E0059",
};

const text::RuleInfo flag_argument{
    .name = "flag-argument",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Argument passed as a flag",
    .why = "Flags were how the first Storyscript passed arguments by name. Since June 2018 that is `name:value`.",
    .bad = {.manifest = kDemo, .story = "demo go --a=1\n"},
    .good = {.manifest = kDemo, .story = "demo go a:1\n"},
    .reference = "E0041",
};

const text::RuleInfo header_colon{
    .name = "header-colon",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Colon at the end of a header",
    .why = "The indented lines below say that a block follows; no colon announces it.",
    .bad = {.manifest = kDemo, .story = "if true:\n    demo go\n"},
    .good = {.manifest = kDemo, .story = "if true\n    demo go\n"},
    .reference = "E0045",
};

const text::RuleInfo indentation{
    .name = "indentation",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Line indented as no other of its block",
    .why =
        "All statements of a block begin in the same column. Deeper lines belong to a header, shallower ones end the "
        "block.",
    .bad = {.story = "x = 1\n    y = 2\n"},
    .good = {.story = "x = 1\ny = 2\n"},
    .reference = "E0041 E0043",
};

const text::RuleInfo later_form{
    .name = "later-form",
    .severity = kOnly2018,
    .language = Language::story,
    .title = "Form that came after 2018",
    .why =
        "The interpreters of 2018 cannot read it: function calls in parentheses, `throw`, `when` with a service and more than "
        "a variable in the braces of a string came in March 2019, types such as `List[int]`, `{a, b} = x` and times in April, "
        "`x.length()` in June, `+=` in July, `list[i + 1]` in August.",
    .bad = {.story = "x = 1\nx += 1\n"},
    .good = {.story = "x = 1\nx = x + 1\n"},
};

const text::RuleInfo line_layout{
    .name = "line-layout",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Expression broken over lines where it cannot be",
    .why =
        "A list or map may go over several lines: its bracket ends the line, each element stands on deeper lines, and the "
        "closing bracket on a line of its own, as deep as the line of the opening one. The arguments of a function may "
        "stand on deeper lines. Everything else stays on one line.",
    .bad = {.story = "x = [1,\n     2]\n"},
    .good = {.story = "x = [\n    1,\n    2\n]\n"},
    .reference = "E0041 E0043 E0076",
};

const text::RuleInfo misplaced_output{
    .name = "misplaced-output",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Output where nothing can take it",
    .why =
        "`as` names the output of a service only behind a call at the beginning of a line that a block follows. A value "
        "gets its name by `=`.",
    .bad = {.manifest = kDemo, .story = "x = demo go as y\n"},
    .good = {.manifest = kDemo, .story = "x = demo go\n"},
    .reference = "E0109 E0152",
};

const text::RuleInfo not_in_2020{
    .name = "not-in-2020",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Form that the last Storyscript does not read",
    .why = "Earlier versions read it, or it was never more than a sketch.",
    .bad = {.story = "y = 1\nx = -y\n"},
    .good = {.story = "y = 1\nx = 0 - y\n"},
    .reference = "E0007 E0041 E0043",
};

const text::RuleInfo old_mutation{
    .name = "old-mutation",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Mutation written with blanks",
    .why = "Until July 2019 `x split by:\",\"` changed a value. Since then it is `x.split(by:\",\")`.",
    .bad = {.story = "x = \"a,b\" split by:\",\"\n"},
    .good = {.story = "x = \"a,b\".split(by:\",\")\n"},
    .reference = "E0007 E0041 E0056",
};

const text::RuleInfo old_operator{
    .name = "old-operator",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Operator of an earlier Storyscript",
    .why =
        "Signs and words for operators have changed. In the end they are `or and not`, `== != < <= > >=`, `+ - * / % ^`, "
        "and `to` for a type.",
    .bad = {.story = "x = !true\n"},
    .good = {.story = "x = not true\n"},
    .reference = "E0041 E0152",
};

const text::RuleInfo old_statement{
    .name = "old-statement",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Statement of an earlier Storyscript",
    .why = "`unless`, `for … in`, `set … to`, `elif`, `next`, `wait`, `exit`, `import` and their like were given up.",
    .bad = {.story = "set x to 1\n"},
    .good = {.story = "x = 1\n"},
    .reference = "E0041 E0056",
};

const text::RuleInfo positional_argument{
    .name = "positional-argument",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Argument without its name",
    .why = "Since June 2018 every argument has its name before it: `name:value`.",
    .bad = {.manifest = kDemo, .story = "demo go \"here\"\n"},
    .good = {.manifest = kDemo, .story = "demo go a:\"here\"\n"},
    .reference = "E0041 E0054 E0056",
};

const text::RuleInfo regex_flags{
    .name = "regex-flags",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Flags of a regular expression in the wrong order",
    .why = "Behind the second slash stand any of `g i m s u y`, in this order and each once.",
    .bad = {.story = "x = /a/ig\n"},
    .good = {.story = "x = /a/gi\n"},
    .reference = "E0041",
};

const text::RuleInfo reserved_word{
    .name = "reserved-word",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Reserved word where a name must stand",
    .why =
        "Storyscript keeps 32 words for its grammar and 37 more for what might come. None of them can begin a path; a few "
        "can name no command and no argument.",
    .bad = {.story = "let = 1\n"},
    .good = {.story = "x = 1\n"},
    .reference = "E0020 E0030 E0041",
};

const text::RuleInfo single_quotes{
    .name = "single-quotes",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "String in single quotes",
    .why = "Since July 2019 strings stand in double quotes; single ones are for strings inside `{…}` of another.",
    .bad = {.story = "x = 'a'\n"},
    .good = {.story = "x = \"a\"\n"},
    .reference = "E0129",
};

const text::RuleInfo tab{
    .name = "tab",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Tab outside a string",
    .why = "Since July 2019 lines are indented by blanks alone. Before, a tab was as wide as eight of them.",
    .bad = {.manifest = kDemo, .story = "if true\n\tdemo go\n"},
    .good = {.manifest = kDemo, .story = "if true\n    demo go\n"},
    .reference = "E0132",
};

const text::RuleInfo template_code{
    .name = "template-code",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Braces in a string that hold no value",
    .why =
        "What stands between `{` and `}` in a string is one expression or one call. Braces that are text are written `\\{` "
        "and `\\}`.",
    .bad = {.story = "x = \"{}\"\n"},
    .good = {.story = "x = \"\\{\\}\"\n"},
    .reference = "E0057 E0059 E0060",
};

const text::RuleInfo time_units{
    .name = "time-units",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Units of a time out of order",
    .why =
        "A time counts weeks, days, hours, minutes, seconds and milliseconds, in this order and each at most once: "
        "`1w2d3h4m5s6ms`.",
    .bad = {.story = "x = 5s2m\n"},
    .good = {.story = "x = 2m5s\n"},
    .reference = "E0067 E0068 E0069",
};

const text::RuleInfo unbalanced_brace{
    .name = "unbalanced-brace",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Brace without its partner in a string",
    .why = "Braces in strings take in values. One that is text is written `\\{` or `\\}`.",
    .bad = {.story = "x = \"}\"\n"},
    .good = {.story = "x = \"\\}\"\n"},
    .reference = "E0070 E0071",
};

const text::RuleInfo not_a_type{
    .name = "not-a-type",
    .severity = kOnly2020,
    .language = Language::story,
    .title = "Type that there is not",
    .why = "Types are `int float string boolean time regex object function any`, `List[T]` and `Map[K,T]`.",
    .bad = {.story = "function f a:number\n    return\n"},
    .good = {.story = "function f a:int\n    return\n"},
    .reference = "E0041",
};

const text::RuleInfo word_operator_argument{
    .name = "word-operator-argument",
    .severity = {std::nullopt, std::nullopt, Severity::information},
    .language = Language::story,
    .title = "Argument named like an operator",
    .why =
        "Behind another argument on the same line the compiler of 2020 takes `to`, `as`, `and` and `or` for operators. It "
        "reads such an argument as the first one, or on a line of its own.",
    .bad = {.manifest = kDemo, .story = "demo go a:1 to:2\n"},
    .good = {.manifest = kDemo, .story = "demo go to:2 a:1\n"},
    .reference = "E0041 E0043",
};

std::span<const text::RuleInfo* const> rules() {
  static constexpr std::array<const text::RuleInfo*, 27> kRules = {&backtick_path,
                                                                   &bad_escape,
                                                                   &bad_name,
                                                                   &call_without_parentheses,
                                                                   &collection_comma,
                                                                   &comma_between_arguments,
                                                                   &double_braces,
                                                                   &flag_argument,
                                                                   &header_colon,
                                                                   &indentation,
                                                                   &later_form,
                                                                   &line_layout,
                                                                   &misplaced_output,
                                                                   &not_in_2020,
                                                                   &old_mutation,
                                                                   &old_operator,
                                                                   &old_statement,
                                                                   &positional_argument,
                                                                   &regex_flags,
                                                                   &reserved_word,
                                                                   &single_quotes,
                                                                   &tab,
                                                                   &template_code,
                                                                   &time_units,
                                                                   &unbalanced_brace,
                                                                   &not_a_type,
                                                                   &word_operator_argument};
  return kRules;
}

}  // namespace asyncy::story::era
