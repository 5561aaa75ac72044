#include "core/format/tokens.h"

namespace asyncy::format {

using story::kNone;
using story::NodeId;
using story::Tree;

char sign_of(const Tree& tree, std::size_t token) {
  if (token >= tree.tokens.size()) return 0;
  const story::Token at = tree.tokens[token];
  return at.kind == story::TokenKind::operator_ && at.range.size() == 1 ? tree.text.view()[at.range.begin] : '\0';
}

bool opens(char sign) { return sign == '(' || sign == '[' || sign == '{'; }
bool closes(char sign) { return sign == ')' || sign == ']' || sign == '}'; }

NodeId next_node(const Tree& tree, NodeId at, bool inside) {
  if (inside && tree[at].first_child != kNone) return tree[at].first_child;
  while (at != kNone && tree[at].next_sibling == kNone) at = tree[at].parent;
  return at == kNone ? kNone : tree[at].next_sibling;
}

}  // namespace asyncy::format
