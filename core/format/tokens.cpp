#include "core/format/tokens.h"

#include <algorithm>

namespace asyncy::format {

using story::kNone;
using story::NodeId;
using story::Tree;

std::size_t token_at(const Tree& tree, text::Offset at) {
  const auto found =
      std::lower_bound(tree.tokens.begin(), tree.tokens.end(), at,
                       [](const story::Token& token, text::Offset wanted) { return token.range.begin < wanted; });
  return static_cast<std::size_t>(found - tree.tokens.begin());
}

char sign_of(const Tree& tree, std::size_t token) {
  if (token >= tree.tokens.size()) return 0;
  const story::Token& at = tree.tokens[token];
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
