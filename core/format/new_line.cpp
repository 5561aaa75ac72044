// What an editor asks behind the return key.
#include "core/format/format.h"
#include "core/format/outline.h"
#include "core/format/tokens.h"
#include "core/story/parser.h"
#include "core/text/ascii.h"

namespace asyncy::format {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;
using story::Token;
using story::TokenKind;
using story::Tree;
using text::is_blank;

/// The blanks that a line begins with.
std::string_view indent_of(const Tree& tree, text::Offset at) {
  const std::string_view line = tree.text.slice(tree.text.line_range(tree.text.line_of(at)));
  std::size_t end = 0;
  while (end < line.size() && is_blank(line[end])) ++end;
  return line.substr(0, end);
}

/// The last token of the line, comments aside; nothing when it is empty or ends inside a string.
std::optional<Token> last_of_line(const Tree& tree, std::uint32_t line) {
  const text::Range range = tree.text.line_range(line);
  std::optional<Token> last;
  for (std::size_t i = tree.token_at(range.begin); i < tree.tokens.size(); ++i) {
    const Token token = tree.tokens[i];
    if (token.range.begin >= range.end) break;
    if (token.range.end > range.end) return std::nullopt;
    if (token.kind != TokenKind::comment && token.kind != TokenKind::newline) last = token;
  }
  return last;
}

/// The statement or branch whose block begins, or would begin, right behind `last`.
NodeId header_that_ends_with(const Tree& tree, const Token& last) {
  NodeId found = kNone;
  for (NodeId at = tree.root; at != kNone;) {
    const story::Node node = tree[at];
    const bool holds = node.range.begin <= last.range.begin && last.range.begin < node.range.end;
    if (holds && begins_line(tree, at)) {
      const NodeId block = tree.child(at, NodeKind::block);
      NodeId before = kNone;
      for (const NodeId child : tree.children(at)) {
        if (child == block) break;
        before = child;
      }
      // A call opens a block once it names what the block shall call its output.
      const bool waits = block == kNone && before != kNone && tree[before].kind == NodeKind::output;
      const bool is_header = node.kind == NodeKind::call_statement || node.kind == NodeKind::assignment || block != kNone;
      const text::Offset header_end = block == kNone ? node.range.end : tree[block].range.begin;
      const bool ends_here = last.range.end <= header_end && (before == kNone || tree[before].range.end <= last.range.end);
      if (is_header && (block != kNone || waits) && ends_here) found = at;
    }
    at = next_node(tree, at, holds);
    // What begins behind the token holds it no more.
    if (at != kNone && tree[at].range.begin > last.range.begin) break;
  }
  return found;
}

}  // namespace

std::optional<text::Edit> indent_new_line(const text::Text& story, text::Offset at) {
  const Tree tree = story::parse(story);
  const std::uint32_t line = tree.text.line_of(at);
  if (line == 0) return std::nullopt;
  const std::optional<Token> last = last_of_line(tree, line - 1);
  if (!last) return std::nullopt;
  const NodeId header = header_that_ends_with(tree, *last);
  if (header == kNone) return std::nullopt;
  const NodeId block = tree.child(header, NodeKind::block);
  const NodeId first = block == kNone ? kNone : tree[block].first_child;
  std::string indent(indent_of(tree, tree[header].range.begin));
  if (first != kNone && tree[first].kind != NodeKind::error)
    indent = indent_of(tree, tree[first].range.begin);
  else
    indent += std::string(kIndent, ' ');
  const std::string_view old = indent_of(tree, tree.text.line_start(line));
  const text::Offset begin = tree.text.line_start(line);
  if (old == indent) return std::nullopt;
  return text::Edit{{begin, begin + static_cast<text::Offset>(old.size())}, indent};
}

}  // namespace asyncy::format
