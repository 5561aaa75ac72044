#include <algorithm>
#include <iterator>
#include <vector>

#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;

bool inside_function(const story::Scopes& scopes, text::Offset at) {
  const auto later = std::partition_point(scopes.functions.begin(), scopes.functions.end(),
                                          [&](text::Range each) { return each.begin <= at; });
  return later != scopes.functions.begin() && std::prev(later)->contains(at);
}

void check_unused_name(const Scope& scope, Report& report) {
  const story::Scopes& scopes = scope.scopes();
  std::vector<bool> read(scopes.definitions.size(), false);
  for (const story::Use& use : scopes.uses)
    if (use.definition != story::kUnbound && use.access != story::Access::write)
      read[scopes.definitions[use.definition].variable] = true;
  for (story::DefinitionId id = 0; id < scopes.definitions.size(); ++id) {
    const story::Definition& each = scopes.definitions[id];
    if (each.variable != id || each.by != story::BoundBy::assignment || read[id] || each.call != kNone) continue;
    if (!inside_function(scopes, each.range.begin) || scope.tree()[each.node].has(story::Mark::broken)) continue;
    report.add(each.range, "nothing reads " + quoted(each.name) + "; leave the assignment out");
  }
}

}  // namespace

extern const Rule unused_name{
    .info = {.name = "unused-name",
             .severity = text::Severity::hint,
             .language = text::Language::story,
             .title = "Variable of a function that nothing reads",
             .why = "What a function assigns can be seen in that function only. Where nothing there reads it, the "
                    "assignment is of no use.",
             .bad = {.manifest = {}, .story = "function f\n    x = 1\n", .config = {}},
             .good = {.manifest = {}, .story = "function f returns int\n    x = 1\n    return x\n", .config = {}},
             .tag = text::Tag::unnecessary},
    .check = check_unused_name,
};

}  // namespace asyncy::rules
