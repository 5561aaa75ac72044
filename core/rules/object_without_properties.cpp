#include <array>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"

namespace asyncy::rules {
namespace {

void check_object_without_properties(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const Described& each : described_as(tree, std::to_array<std::string_view>({"object"})))
    if (manifest::find_key(each.section, "properties") != nullptr && !declares(tree, each, "properties") &&
        !declares(tree, each, "actions"))
      report.add(tree[each.type].range,
                 "an `object` declares its `properties`; add them, or write `map` for one with any keys");
}

}  // namespace

extern const Rule object_without_properties{
    .info =
        {.name = "object-without-properties",
         .severity = text::Severity::warning,
         .language = text::Language::manifest,
         .title = "Object of which no property is known",
         .why = "The later guides tell two things apart: an `object` has the `properties` that it declares, a `map` has "
                "any keys. An "
                "object that declares neither those nor `actions` has nothing that a story could use.",
         .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    output:\n      type: object\n",
                 .story = {},
                 .config = {}},
         .good =
             {.manifest =
                  "commands:\n  go:\n    help: Goes.\n    output:\n      type: object\n      properties:\n        place:\n"
                  "          type: string\n",
              .story = {},
              .config = {}}},
    .check = check_object_without_properties,
};

}  // namespace asyncy::rules
