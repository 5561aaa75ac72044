#include "core/story/pieces.h"

namespace asyncy::story {
namespace {

using text::Range;

void add_tokens(const Tree& tree, Range gap, LexMode mode, std::vector<Piece>& pieces) {
  const std::string_view text = tree.text.view();
  if (text.substr(gap.begin, gap.size()).find_first_not_of(' ') == std::string_view::npos) return;
  for (const Token& token : lex(text, gap, mode).tokens) {
    if (token.kind == TokenKind::comment) continue;
    if (token.kind == TokenKind::newline && !pieces.empty() && pieces.back().is_line_end()) continue;
    pieces.push_back({.kind = token.kind, .range = token.range, .text = tree.text.slice(token.range)});
  }
}

}  // namespace

std::vector<Piece> pieces_of(const Tree& tree, NodeId id, LexMode mode) {
  std::vector<Piece> pieces;
  const Node node = tree[id];
  text::Offset at = node.range.begin;
  for (const NodeId child : tree.children(id)) {
    const Range range = tree[child].range;
    if (at < range.begin) add_tokens(tree, {at, range.begin}, mode, pieces);
    pieces.push_back({.node = child, .range = range, .text = tree.text.slice(range)});
    at = range.end;
  }
  if (at < node.range.end) add_tokens(tree, {at, node.range.end}, mode, pieces);
  return pieces;
}

}  // namespace asyncy::story
