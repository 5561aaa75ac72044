#include <algorithm>
#include <iterator>
#include <vector>

#include "core/rules/rule.h"
#include "core/rules/words.h"

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

bool is_in_function(const story::Tree& tree, NodeId node) {
  for (NodeId at = node; at != tree.root; at = tree[at].parent)
    if (tree[at].kind == NodeKind::function_statement) return true;
  return false;
}

/// Whether to work the value out does more than to give it.
bool has_effects(const story::Tree& tree, NodeId value) {
  switch (tree[value].kind) {
    case NodeKind::call:
    case NodeKind::function_call:
    case NodeKind::jump_statement: return true;
    default: break;
  }
  for (const NodeId child : tree.children(value))
    if (has_effects(tree, child)) return true;
  return false;
}

/// The names that an assignment binds.
std::vector<NodeId> targets_of(const story::Tree& tree, NodeId assignment) {
  const NodeId target = tree[assignment].first_child;
  if (tree[target].kind != NodeKind::target_list) return {target};
  std::vector<NodeId> targets;
  for (const NodeId each : tree.children(target)) targets.push_back(each);
  return targets;
}

void check_unused_name(const Scope& scope, Report& report) {
  const story::Scopes& scopes = scope.scopes();
  const story::Tree& tree = scope.tree();
  for (const NodeId assignment : scope.all(NodeKind::assignment)) {
    if (tree[assignment].first_child == kNone || tree[tree[assignment].first_child].next_sibling == kNone) continue;
    const NodeId home = story::home_of(tree, assignment);
    if (home == tree.root || (report.dialect() != text::Dialect::y2020 && !is_in_function(tree, home))) continue;
    const std::vector<NodeId> targets = targets_of(tree, assignment);
    const bool one_of_several = targets.size() > 1;
    if (!one_of_several && has_effects(tree, tree[tree[assignment].first_child].next_sibling)) continue;
    for (const NodeId target : targets) {
      const story::Definition* bound = scopes.bound_at(tree[target].range);
      if (bound == nullptr || bound->variable != bound || scopes.may_be_read(*bound)) continue;
      report.add(bound->range, "nothing reads " + quoted(bound->name) +
                                   (one_of_several ? "; leave it out of the braces" : "; leave the assignment out"));
    }
  }
}

}  // namespace

extern const Rule unused_name{
    .info =
        {.name = "unused-name",
         .severity = text::Severity::hint,
         .language = text::Language::story,
         .title = "Variable that nothing reads",
         .why = "What a function assigns can be seen in that function only. Where nothing there reads it, the assignment "
                "is of no use. In the dialect 2020 the same holds of handlers, loops and the blocks of services; before, "
                "their variables could outlive them. Nothing is said of a story's top level: `next` and `import` let other "
                "stories see it once, and whoever writes a story begins there with names that are read in later lines.",
         .bad = {.manifest = {}, .story = "function f\n    x = 1\n", .config = {}},
         .good = {.manifest = {}, .story = "function f returns int\n    x = 1\n    return x\n", .config = {}},
         .tag = text::Tag::unnecessary},
    .check = check_unused_name,
};

}  // namespace asyncy::rules
