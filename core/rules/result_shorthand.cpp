#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_result_shorthand(const Scope& scope, Report& report) {
  for (const manifest::Command* command : all_commands(scope.manifest())) {
    if (!command->output || !command->output->is_bare || !command->output->schema.type) continue;
    const text::Range range = command->output->schema.type->range;
    report.add(range, "`result` is a map; write the type below it as `type: " + command->output->schema.type->text + "`")
        .fix({.title = "Write as a map",
              .edits = {{.range = {range.begin, range.begin}, .text = "{type: "}, {.range = {range.end, range.end}, .text = "}"}}});
  }
}

}  // namespace

extern const Rule result_shorthand{
    .info = {.name = "result-shorthand",
             .severity = text::Severity::hint,
             .language = text::Language::manifest,
             .title = "Result without a map",
             .why = "The guide writes the type of a result below `result`. Readers that know no other form overlook a bare type.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    result: json\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    result:\n      type: json\n", .story = {}, .config = {}}},
    .check = check_result_shorthand,
};

}  // namespace asyncy::rules
