#include "core/story/pieces.h"

#include <algorithm>

namespace asyncy::story {
namespace {

using text::Range;

void add_tokens(const Tree& tree, Range gap, std::vector<Piece>& pieces) {
  if (tree.text.slice(gap).find_first_not_of(' ') == std::string_view::npos) return;
  for (const Token& token : tree.tokens_in(gap)) {
    if (token.kind == TokenKind::comment) continue;
    if (token.kind == TokenKind::newline && !pieces.empty() && pieces.back().is_line_end()) continue;
    // `-b` in code is one token, of which the sign stands here and the name is a node.
    const Range range{token.range.begin, std::min(token.range.end, gap.end)};
    pieces.push_back({.kind = token.kind, .range = range, .text = tree.text.slice(range)});
  }
}

}  // namespace

std::vector<Piece> pieces_of(const Tree& tree, NodeId id) {
  std::vector<Piece> pieces;
  const Node node = tree[id];
  text::Offset at = node.range.begin;
  for (const NodeId child : tree.children(id)) {
    const Range range = tree[child].range;
    if (at < range.begin) add_tokens(tree, {at, range.begin}, pieces);
    pieces.push_back({.node = child, .range = range, .text = tree.text.slice(range)});
    at = range.end;
  }
  if (at < node.range.end) add_tokens(tree, {at, node.range.end}, pieces);
  return pieces;
}

}  // namespace asyncy::story
