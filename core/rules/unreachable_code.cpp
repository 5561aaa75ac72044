#include "core/rules/nodes.h"
#include "core/rules/rule.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

/// What stands outside of any function or loop is another mistake.
bool jumps_away(const story::Tree& tree, NodeId id) {
  if (tree[id].has(story::Mark::broken)) return false;
  switch (tree[id].kind) {
    case NodeKind::throw_statement: return true;
    case NodeKind::return_statement:
      return enclosing(tree, id, {NodeKind::function_statement, NodeKind::when_statement}) != kNone;
    case NodeKind::jump_statement:
      return (tree.slice(id) == "break" || tree.slice(id) == "continue") &&
             enclosing(tree, id, {NodeKind::foreach_statement, NodeKind::while_statement}) != kNone;
    default: return false;
  }
}

/// Where another line above leaves the block, that one has been told of.
bool is_first(const story::Tree& tree, NodeId leaves) {
  for (NodeId id = tree[tree[leaves].parent].first_child; id != leaves; id = tree[id].next_sibling)
    if (jumps_away(tree, id)) return false;
  return true;
}

void check_unreachable_code(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeKind kind : {NodeKind::return_statement, NodeKind::throw_statement, NodeKind::jump_statement})
    for (const NodeId leaves : scope.all(kind)) {
      const NodeId next = tree[leaves].next_sibling;
      if (next == kNone || !jumps_away(tree, leaves) || !is_first(tree, leaves)) continue;
      NodeId last = next;
      while (tree[last].next_sibling != kNone) last = tree[last].next_sibling;
      report.add({tree[next].range.begin, tree[last].range.end}, "this is never run: the line above leaves the block")
          .related(nullptr, tree[leaves].range, "it is left here");
    }
}

}  // namespace

extern const Rule unreachable_code{
    .info = {.name = "unreachable-code",
             .severity = text::Severity::hint,
             .language = text::Language::story,
             .title = "Lines that nothing can reach",
             .why = "Behind `return`, `throw`, `break` and `continue` the rest of the block is never run.",
             .bad = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    output: "
                                 "{type: object, properties: {x: {type: int}}}\n",
                     .story = "function f returns int\n    return 1\n    demo go\n",
                     .config = {}},
             .good = {.manifest = "commands:\n  go:\n    help: Goes.\n    arguments:\n      a: {}\n      b: {}\n    "
                                  "output: {type: object, properties: {x: {type: int}}}\n",
                      .story = "function f returns int\n    demo go\n    return 1\n",
                      .config = {}},
             .tag = text::Tag::unnecessary},
    .check = check_unreachable_code,
};

}  // namespace asyncy::rules
