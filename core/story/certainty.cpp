#include "core/story/certainty.h"

#include <algorithm>

namespace asyncy::story {
namespace {

using text::Offset;

/// A statement with branches around a binding, and the branch in which that stands.
struct Inside {
  NodeId statement;
  NodeId branch;
};

class Certainty {
 public:
  Certainty(const Tree& tree, std::span<const Definition> bindings) : tree_(tree), bindings_(bindings) {}

  std::vector<Offset> run() {
    until_.reserve(bindings_.size());
    around_.reserve(bindings_.size());
    for (const Definition& each : bindings_) {
      until_.push_back(each.visible.end);
      around_.push_back(around(each));
    }
    settle(0, bindings_.size(), 0);
    return std::move(until_);
  }

 private:
  /// The outermost first.
  [[nodiscard]] std::vector<Inside> around(const Definition& definition) const {
    std::vector<Inside> found;
    if (definition.node == kNone) return found;
    for (NodeId at = definition.node; tree_[at].parent != kNone; at = tree_[at].parent) {
      const NodeId parent = tree_[at].parent;
      const NodeKind kind = tree_[parent].kind;
      if (kind == NodeKind::if_statement || kind == NodeKind::try_statement) found.push_back({parent, at});
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  /// Inner statements first, in the order of the text.
  void settle(std::size_t first, std::size_t last, std::size_t level) {
    const auto statement = [&](std::size_t at) {
      return around_[at].size() > level ? around_[at][level].statement : kNone;
    };
    for (std::size_t at = first; at < last;) {
      std::size_t end = at + 1;
      if (statement(at) != kNone) {
        while (end < last && statement(end) == statement(at)) ++end;
        settle(at, end, level + 1);
        forget_uncertain(at, end, level);
      }
      at = end;
    }
  }

  /// Behind the statement those names are there for certain that all its branches assign. Others can be seen there as well:
  /// asking for all is not worth a false alarm.
  void forget_uncertain(std::size_t first, std::size_t last, std::size_t level) {
    const NodeId statement = around_[first][level].statement;
    const NodeKind last_branch =
        tree_[statement].kind == NodeKind::if_statement ? NodeKind::else_branch : NodeKind::catch_branch;
    bool everywhere = true;
    bool complete = false;
    for (const NodeId branch : tree_.children(statement)) {
      if (!is_branch(branch)) continue;
      complete = complete || tree_[branch].kind == last_branch;
      const Offset end = end_of(tree_, branch);
      everywhere = everywhere && any_in(branch, first, last, level, [&](std::size_t at) { return until_[at] > end; });
    }
    if (everywhere && complete) return;
    const Offset before = certain_before(first, statement);
    for (std::size_t at = first; at < last; ++at) {
      const NodeId branch = around_[at][level].branch;
      if (is_branch(branch)) until_[at] = std::min(until_[at], std::max(end_of(tree_, branch), before));
    }
  }

  /// What `finally` assigns is there in any case.
  [[nodiscard]] bool is_branch(NodeId id) const {
    switch (tree_[id].kind) {
      case NodeKind::block:
      case NodeKind::else_if:
      case NodeKind::else_branch:
      case NodeKind::catch_branch: return true;
      default: return false;
    }
  }

  template <class Test>
  [[nodiscard]] bool any_in(NodeId branch, std::size_t first, std::size_t last, std::size_t level, Test test) const {
    for (std::size_t at = first; at < last; ++at)
      if (around_[at][level].branch == branch && test(at)) return true;
    return false;
  }

  /// Up to where the name was certain before the statement.
  [[nodiscard]] Offset certain_before(std::size_t first, NodeId statement) const {
    if (first == 0) return 0;
    const Definition& before = bindings_[first - 1];
    const bool same_function = before.range.begin >= function_begin(tree_, statement);
    return same_function && before.by != BoundBy::function ? until_[first - 1] : 0;
  }

  const Tree& tree_;
  std::span<const Definition> bindings_;
  std::vector<Offset> until_;
  std::vector<std::vector<Inside>> around_;
};

}  // namespace

std::vector<Offset> certain_until(const Tree& tree, std::span<const Definition> bindings) {
  return Certainty(tree, bindings).run();
}

}  // namespace asyncy::story
