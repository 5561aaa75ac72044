#include <array>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_enum_without_values(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const Described& each : described_as(tree, std::to_array<std::string_view>({"enum"})))
    if (!declares(tree, each, "enum"))
      report.add(tree[each.type].range, "the type `enum` needs the list of its values; add `enum`");
}

}  // namespace

extern const Rule enum_without_values{
    .info = {.name = "enum-without-values",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Type `enum` that lists no value",
             .why = "The type `enum` says that a value is one of a few, which the key `enum` lists. Without the list "
                    "nobody knows which.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      type: enum\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      type: enum\n     "
                                  " enum: [home, away]\n",
                      .story = {},
                      .config = {}}},
    .check = check_enum_without_values,
};

}  // namespace asyncy::rules
