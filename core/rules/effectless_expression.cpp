#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_effectless_expression(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::expression_statement)) {
    const NodeId value = tree[id].first_child;
    if (value == kNone || tree[id].has(story::Mark::broken)) continue;
    const NodeKind kind = tree[value].kind;
    if (kind == NodeKind::function_call || kind == NodeKind::error || kind == NodeKind::missing) continue;
    // A path alone is taken for a call.
    if (kind == NodeKind::path && tree[tree[value].first_child].kind == NodeKind::name) continue;
    report.add(tree[value].range, "this value is computed and then forgotten; write `name = …` to keep it");
  }
}

}  // namespace

extern const Rule effectless_expression{
    .info = {.name = "effectless-expression",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Expression that does nothing",
             .why = "A line that only computes a value is of no use: assign it, or leave it out.",
             .bad = {.manifest = {}, .story = "x = 1\nx + 1\n", .config = {}},
             .good = {.manifest = {}, .story = "x = 1\nx = x + 1\n", .config = {}},
             .reference = "E0161"},
    .check = check_effectless_expression,
};

}  // namespace asyncy::rules
