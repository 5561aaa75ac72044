#include <map>

#include "core/rules/rule.h"
#include "core/rules/schemas.h"
#include "core/rules/words.h"
#include "core/yaml/source_map.h"

namespace asyncy::rules {
namespace {

/// Each costs some milliseconds to prove.
constexpr std::size_t kMostProven = 16;

void check_slow_pattern(const Scope& scope, Report& report) {
  std::map<std::string_view, std::optional<pattern::Pattern::Explosion>> known;
  std::size_t proven = 0;
  for (const manifest::ValueSchema* schema : all_schemas(scope.manifest())) {
    if (!schema->pattern || !schema->pattern->compiled.pattern) continue;
    const auto [explosion, is_new] = known.try_emplace(schema->pattern->source);
    if (is_new && proven < kMostProven) explosion->second = schema->pattern->compiled.pattern->explosion();
    if (!explosion->second) continue;
    if (is_new) ++proven;
    report.add(yaml::source_range(scope.yaml(), schema->pattern->node, explosion->second->range),
               "this can read the same text in many ways, so that a text such as " + quoted(explosion->second->text) +
                   " takes practically for ever; let every repetition begin with what nothing before it can read");
  }
}

}  // namespace

extern const Rule slow_pattern{
    .info = {.name = "slow-pattern",
             .severity = text::Severity::warning,
             .language = text::Language::manifest,
             .title = "Pattern that takes exponentially long on some texts",
             .why = "Where a repetition repeats itself, as in `(a+)+`, most engines try every way to split a text before they say no: "
                    "each further character doubles the time. Whoever chooses the text can stop the service.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: words\n      pattern: '^(\\w+\\s?)+$'\n", .story = {}, .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    args:\n    - name: words\n      pattern: '^\\w+(\\s\\w+)*$'\n", .story = {}, .config = {}}},
    .check = check_slow_pattern,
};

}  // namespace asyncy::rules
