#include "core/rules/breaks_callers.h"

namespace asyncy::rules {

extern const text::RuleInfo breaks_callers{
    .name = "breaks-callers",
    .severity = text::Severity::warning,
    .language = text::Language::manifest,
    .title = "Unsaved edit that breaks calls",
    .why = "While a manifest is edited and not saved, the changed line tells which calls would have a problem that they do not "
           "have now. Only editors show it; on the command line the calls themselves are reported.",
    .bad = {},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
};

}  // namespace asyncy::rules
