#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/yaml/source_map.h"

namespace asyncy::rules {
namespace {

void check_invalid_pattern(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern || !schema->pattern->compiled.fault) continue;
    const pattern::Fault& fault = *schema->pattern->compiled.fault;
    report.add(yaml::source_range(scope.yaml(), schema->pattern->node, fault.range), fault.message);
  }
}

}  // namespace

extern const Rule invalid_pattern{
    .info = {.name = "invalid-pattern",
             .severity = text::Severity::error,
             .language = text::Language::manifest,
             .title = "Pattern that is no regular expression",
             .why = "No common dialect of regular expressions (Python, JavaScript, Perl) accepts it, so no value can be checked.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '^+\\d+$'\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: number\n      pattern: '^\\+\\d+$'\n",
                      .story = {},
                      .config = {}}},
    .check = check_invalid_pattern,
};

}  // namespace asyncy::rules
