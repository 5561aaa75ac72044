#include <array>

#include "core/manifest/mend.h"
#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

void check_default_of_map(const Scope& scope, Report& report) {
  const yaml::Tree& tree = scope.yaml();
  for (const Described& each : described_as(tree, std::to_array<std::string_view>({"object", "map"})))
    for (const yaml::Entry entry : tree.entries(each.map))
      // Any other value is refused for what it is.
      if (tree.value(entry.key) == "default" && tree[tree.resolve(entry.value)].kind == yaml::Kind::map)
        report
            .add(tree[entry.key].range,
                 "a value of type " + quoted(tree.value(each.type)) + " has no default; leave it out")
            .fix(manifest::remove_entry(tree, entry));
}

}  // namespace

extern const Rule default_of_map{
    .info = {.name = "default-of-map",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Default of an object or a map",
             .why = "In the later guides only single values and lists have defaults: what stands in for a part of an "
                    "object or a map was never "
                    "defined.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      where:\n        type: map\n     "
                                 "   default: {x: 1}\n",
                     .story = {},
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      where:\n        type: map\n",
                      .story = {},
                      .config = {}}},
    .check = check_default_of_map,
};

}  // namespace asyncy::rules
