#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern) continue;
    const std::string& source = schema->pattern->source;
    if (source.size() < 2 || source.front() != '/' || source.back() != '/') continue;
    report.add(schema->pattern->range, "the slashes are part of the pattern here; remove them");
  }
}

}  // namespace

extern const Rule pattern_slashes{
    .info = {.name = "pattern-slashes",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Pattern between slashes",
             .why = "Other languages write regular expressions between slashes. In a manifest they are ordinary characters that "
                    "a value would have to contain; `/^` can never match.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '/^\\d+$/'\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '^\\d+$'\n",
                      .story = {},
                      .config = {}}},
    .check = check,
};

}  // namespace asyncy::rules
