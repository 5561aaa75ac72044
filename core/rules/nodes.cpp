#include "core/rules/nodes.h"

#include <algorithm>

namespace asyncy::rules {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;

NodeId following(const story::Tree& tree, NodeId id) {
  if (tree[id].first_child != kNone) return tree[id].first_child;
  while (id != kNone && tree[id].next_sibling == kNone) id = tree[id].parent;
  return id == kNone ? kNone : tree[id].next_sibling;
}

}  // namespace

NodesByKind::NodesByKind(const story::Tree* tree) {
  for (NodeId id = tree == nullptr ? kNone : tree->root; id != kNone; id = following(*tree, id))
    by_kind_[static_cast<std::size_t>((*tree)[id].kind)].push_back(id);
}

std::span<const NodeId> nodes_of(const Scope& scope, NodeKind kind) { return scope.nodes->of(kind); }

NodeId enclosing(const story::Tree& tree, NodeId id, std::initializer_list<NodeKind> kinds) {
  for (NodeId at = tree[id].parent; at != kNone; at = tree[at].parent) {
    if (std::find(kinds.begin(), kinds.end(), tree[at].kind) != kinds.end()) return at;
    if (tree[at].kind == NodeKind::function_statement) return kNone;
  }
  return kNone;
}

}  // namespace asyncy::rules
