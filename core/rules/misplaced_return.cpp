#include "core/rules/nodes.h"
#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

void check_misplaced_return(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::return_statement)) {
    if (enclosing(tree, id, {NodeKind::function_statement, NodeKind::when_statement}) != kNone) continue;
    const text::Range range = tree[id].range;
    report.add({range.begin, range.begin + 6}, "`return` stands in no function and no `when`; leave it out");
  }
}

}  // namespace

extern const Rule misplaced_return{
    .info = {.name = "misplaced-return",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "`return` where nothing can return",
             .why = "A function returns to its caller, and a `when` ends. Elsewhere there is nothing to return from.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "demo go\nreturn\n",
                     .config = {}},
             .good = {.manifest = {}, .story = "function f\n    return\n", .config = {}},
             .reference = "E0004"},
    .check = check_misplaced_return,
};

}  // namespace asyncy::rules
