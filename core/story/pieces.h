// A node as it is written: its children, and the signs and words that stand between them.
#pragma once

#include <string_view>
#include <vector>

#include "core/story/syntax.h"

namespace asyncy::story {

struct Piece {
  NodeId node = kNone;                ///< a child; kNone for a token
  TokenKind kind = TokenKind::error;  ///< of a token
  text::Range range;
  std::string_view text;

  [[nodiscard]] bool is_node() const { return node != kNone; }
  [[nodiscard]] bool is(std::string_view sign) const { return !is_node() && text == sign; }
  [[nodiscard]] bool is_line_end() const { return !is_node() && kind == TokenKind::newline; }
};

/// In the order of the text, without comments; several line ends in a row count as one.
std::vector<Piece> pieces_of(const Tree& tree, NodeId id);

}  // namespace asyncy::story
