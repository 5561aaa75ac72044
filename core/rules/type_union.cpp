#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_type_union(const Scope& scope, Report& report) {
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->type || schema->type->is_list) continue;
    const auto names = types::read_type(schema->type->text);
    if (names.size() < 2) continue;
    report.add(schema->type->range, "one type is expected here, found a choice of " + std::to_string(names.size()) +
                                        "; it is understood as any of them");
  }
}

}  // namespace

extern const Rule type_union{
    .info = {.name = "type-union",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Choice of types where one is expected",
             .why = "No guide ever had types such as `file|folder`; other readers may refuse them.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where:file|folder\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - where:file\n", .story = {}, .config = {}}},
    .check = check_type_union,
};

}  // namespace asyncy::rules
