#include "core/format/outline.h"

#include "core/format/tokens.h"

namespace asyncy::format {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;
using story::Tree;

bool is_named(NodeKind kind) { return kind == NodeKind::argument || kind == NodeKind::flag || kind == NodeKind::shorthand; }

class Outline {
 public:
  explicit Outline(const Tree& tree) : tree_(tree), starts_(tree.tokens.size()) {}

  std::vector<LineStart> run() {
    std::uint32_t depth = 0;
    for (NodeId at = tree_.root; at != kNone;) {
      visit(at, depth);
      const bool inside = tree_[at].kind != NodeKind::string && tree_[at].first_child != kNone;
      if (inside) {
        if (tree_[at].kind == NodeKind::block && at != tree_.root) ++depth;
        at = tree_[at].first_child;
        continue;
      }
      while (at != kNone && tree_[at].next_sibling == kNone) {
        at = tree_[at].parent;
        if (at != kNone && tree_[at].kind == NodeKind::block && at != tree_.root) --depth;
      }
      if (at != kNone) at = tree_[at].next_sibling;
    }
    return std::move(starts_);
  }

 private:
  LineStart* start_of(NodeId node) {
    const std::size_t token = tree_.token_at(tree_[node].range.begin);
    return token < starts_.size() ? &starts_[token] : nullptr;
  }

  void visit(NodeId at, std::uint32_t depth) {
    if (begins_line(tree_, at)) {
      if (LineStart* start = start_of(at)) {
        const NodeId block = tree_.child(at, NodeKind::block);
        start->kind = LineStart::Kind::statement;
        start->depth = depth;
        start->empty_block = block != kNone && tree_[block].first_child == kNone;
      }
    }
    switch (tree_[at].kind) {
      case NodeKind::parameter:
      case NodeKind::type:
        if (tree_[tree_[at].parent].kind == NodeKind::function_statement)
          if (LineStart* start = start_of(at)) start->kind = LineStart::Kind::parameter;
        break;
      case NodeKind::call:
      case NodeKind::mutation:
      case NodeKind::jump_statement: items(at); break;
      default: break;
    }
  }

  [[nodiscard]] bool first_of_line(std::size_t token) const {
    return token == 0 || tree_.tokens[token - 1].kind == story::TokenKind::newline;
  }

  /// Marks the items that begin lines.
  void items(NodeId call) {
    std::uint32_t first = 0;
    std::uint32_t anchor = 0;
    for (NodeId item = tree_[call].first_child; item != kNone; item = tree_[item].next_sibling) {
      if (!is_named(tree_[item].kind)) continue;
      const auto token = static_cast<std::uint32_t>(tree_.token_at(tree_[item].range.begin));
      if (token >= starts_.size()) return;
      if (!first_of_line(token)) {
        if (first == 0 && anchor == 0 && may_align(call, item)) anchor = token;
        continue;
      }
      if (first == 0) first = token;
      starts_[token].kind = LineStart::Kind::argument;
      starts_[token].first = first;
      starts_[token].anchor = anchor;
    }
  }

  /// Below an argument on the call's own line others may stand in its column; but what belongs to a header that a block
  /// follows stands as deep as the block, as the language wants it.
  [[nodiscard]] bool may_align(NodeId call, NodeId item) const {
    const text::Offset begin = tree_[call].range.begin;
    if (tree_.text.line_of(begin) != tree_.text.line_of(tree_[item].range.begin)) return false;
    for (NodeId at = call; at != kNone; at = tree_[at].parent) {
      if (tree_.child(at, NodeKind::block) != kNone) return false;
      if (begins_line(tree_, at)) return true;
    }
    return false;
  }

  const Tree& tree_;
  std::vector<LineStart> starts_;
};

}  // namespace

std::vector<LineStart> outline(const Tree& tree) { return Outline(tree).run(); }

bool begins_line(const Tree& tree, NodeId node) {
  const NodeId parent = tree[node].parent;
  if (parent == kNone) return false;
  switch (tree[node].kind) {
    case NodeKind::else_if:
    case NodeKind::else_branch:
    case NodeKind::catch_branch:
    case NodeKind::finally_branch: return true;
    default: return tree[parent].kind == NodeKind::block;
  }
}

}  // namespace asyncy::format
