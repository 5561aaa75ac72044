#include "core/story/syntax.h"

namespace asyncy::story {

NodeId Tree::child(NodeId id, NodeKind kind) const {
  for (const NodeId each : children(id))
    if (nodes[each].kind == kind) return each;
  return kNone;
}

}  // namespace asyncy::story
