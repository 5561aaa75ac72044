#include "core/rules/nodes.h"

#include <algorithm>

namespace asyncy::rules {
using story::kNone;
using story::NodeId;
using story::NodeKind;

NodeId enclosing(const story::Tree& tree, NodeId id, std::initializer_list<NodeKind> kinds) {
  for (NodeId at = tree[id].parent; at != kNone; at = tree[at].parent) {
    if (std::find(kinds.begin(), kinds.end(), tree[at].kind) != kinds.end()) return at;
    if (tree[at].kind == NodeKind::function_statement) return kNone;
  }
  return kNone;
}

}  // namespace asyncy::rules
