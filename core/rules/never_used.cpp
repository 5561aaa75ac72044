#include "core/rules/never_used.h"

namespace asyncy::rules {

extern const text::RuleInfo never_used{
    .name = "never-used",
    .severity = text::Severity::hint,
    .language = text::Language::manifest,
    .title = "Command or argument that no story uses",
    .why = "Only for whoever asks for it, with the editor's setting `asyncy.markUnused`: a service may well offer more than the "
           "stories of one workspace need. Of a command that is never called the arguments are not told as well.",
    .bad = {},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
    .tag = text::Tag::unnecessary,
};

}  // namespace asyncy::rules
