#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

bool ends(const story::Tree& tree, NodeId id);

/// Whether every one of the blocks below `id` ends, and one of them runs in any case.
bool all_end(const story::Tree& tree, NodeId id, NodeKind last_branch) {
  bool complete = false;
  for (const NodeId child : tree.children(id)) {
    const NodeKind kind = tree[child].kind;
    if (kind == NodeKind::finally_branch) continue;
    complete = complete || kind == last_branch;
    if (kind == NodeKind::block && !ends(tree, child)) return false;
    const bool branch = kind == NodeKind::else_if || kind == NodeKind::else_branch || kind == NodeKind::catch_branch;
    if (branch && !ends(tree, tree.child(child, NodeKind::block))) return false;
  }
  return complete;
}

/// Whether the block cannot be left but by `return` or `throw`.
bool ends(const story::Tree& tree, NodeId block) {
  if (block == kNone) return false;
  for (const NodeId id : tree.children(block)) {
    switch (tree[id].kind) {
      case NodeKind::return_statement:
      case NodeKind::throw_statement: return true;
      case NodeKind::if_statement:
        if (all_end(tree, id, NodeKind::else_branch)) return true;
        break;
      case NodeKind::try_statement: {
        const NodeId finally = tree.child(id, NodeKind::finally_branch);
        if (finally != kNone && ends(tree, tree.child(finally, NodeKind::block))) return true;
        if (all_end(tree, id, NodeKind::catch_branch)) return true;
        break;
      }
      default: break;
    }
  }
  return false;
}

void check_missing_return(const Scope& scope, Report& report) {
  const story::Tree& tree = scope.tree();
  for (const NodeId id : scope.all(NodeKind::function_statement)) {
    const NodeId type = tree.child(id, NodeKind::type);
    const NodeId block = tree.child(id, NodeKind::block);
    if (type == kNone || block == kNone || tree[id].has(story::Mark::broken) || ends(tree, block)) continue;
    report.add(tree[type].range, "the function says that it returns " + quoted(tree.slice(type)) +
                                     ", but its block can end without a `return`");
  }
}

}  // namespace

extern const Rule missing_return{
    .info = {.name = "missing-return",
             .severity = {std::nullopt, std::nullopt, text::Severity::error},
             .language = text::Language::story,
             .title = "Function that does not return on every path",
             .why = "A function that `returns` a type gives a value whichever way through its block is taken.",
             .bad = {.manifest = {},
                     .story = "function f a:int returns int\n    if a > 1\n        return a\n",
                     .config = {}},
             .good = {.manifest = {},
                      .story = "function f a:int returns int\n    if a > 1\n        return a\n    return 1\n",
                      .config = {}},
             .reference = "E0062"},
    .check = check_missing_return,
};

}  // namespace asyncy::rules
