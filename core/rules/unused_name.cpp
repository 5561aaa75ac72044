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

void check_unused_name(const Scope& scope, Report& report) {
  const story::Scopes& scopes = scope.scopes();
  const story::Tree& tree = scope.tree();
  for (const story::Definition* definition : scopes.definitions_in(scope.chunk)) {
    const story::Definition& each = *definition;
    if (each.variable != &each || each.by != story::BoundBy::assignment) continue;
    const NodeId home = story::home_of(tree, each.node);
    if (home == tree.root) continue;
    if (report.dialect() != text::Dialect::y2020 && !is_in_function(tree, home)) continue;
    const NodeId target = tree[each.node].first_child;
    const bool one_of_several =
        tree[target].kind == NodeKind::target_list && tree[tree[target].first_child].next_sibling != kNone;
    if (!one_of_several && has_effects(tree, tree[target].next_sibling)) continue;
    if (scopes.may_be_read(each)) continue;
    report.add(each.range, "nothing reads " + quoted(each.name) +
                               (one_of_several ? "; leave it out of the braces" : "; leave the assignment out"));
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
