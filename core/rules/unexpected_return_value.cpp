#include "core/rules/nodes.h"
#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_unexpected_return_value(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::return_statement)) {
    const NodeId value = tree[id].first_child;
    if (value == kNone || tree[id].has(story::Mark::broken)) continue;
    const NodeId around = enclosing(tree, id, {NodeKind::function_statement, NodeKind::when_statement});
    if (around == kNone) continue;
    if (tree[around].kind == NodeKind::when_statement)
      report.add(tree[id].range, "a `when` gives nothing back; `return` stands alone in it").reference("E0159");
    else if (tree.child(around, NodeKind::type) == kNone)
      report.add(tree[id].range, "the header of this function does not say what it returns; add `returns` and a type")
          .related(nullptr, tree[tree[around].first_child].range, "it begins here")
          .reference("E0110");
  }
}

}  // namespace

extern const Rule unexpected_return_value{
    .info =
        {.name = "unexpected-return-value",
         .severity = {std::nullopt, std::nullopt, text::Severity::error},
         .language = text::Language::story,
         .title = "Value returned where none is expected",
         .why =
             "A `when` ends by `return` alone. A function returns a value only when its header says `returns` and a type.",
         .bad = {.manifest = {}, .story = "function f\n    return 1\n", .config = {}},
         .good = {.manifest = {}, .story = "function f returns int\n    return 1\n", .config = {}},
         .reference = "E0110 E0159"},
    .check = check_unexpected_return_value,
};

}  // namespace asyncy::rules
