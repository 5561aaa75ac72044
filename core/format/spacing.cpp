#include "core/format/spacing.h"

#include <array>

#include "core/format/tokens.h"

namespace asyncy::format {
namespace {

using story::kNone;
using story::NodeId;
using story::NodeKind;
using story::Tree;
using text::Offset;

/// How the colons of one kind stand in a file: arguments and parameters, or the pairs of maps.
struct Habit {
  std::size_t tight = 0;
  std::size_t spaced = 0;
};

class Spacing {
 public:
  Spacing(const Tree& tree, const Options& options)
      : tree_(tree), options_(options), gaps_(tree.tokens.size(), Gap::keep) {}

  std::vector<Gap> run() {
    count_colons();
    signs();
    for (NodeId at = tree_.root; at != kNone;) {
      visit(at);
      // What is written in a template stands inside the one token of its string.
      at = next_node(tree_, at, tree_[at].kind != NodeKind::string);
    }
    return std::move(gaps_);
  }

 private:
  void set(std::size_t token, Gap gap) {
    if (token < gaps_.size()) gaps_[token] = gap;
  }

  /// The children in a row of those nodes that have two of interest.
  struct Pair {
    NodeId left = kNone;
    NodeId right = kNone;
  };
  [[nodiscard]] Pair first_two(NodeId node) const {
    const NodeId left = tree_[node].first_child;
    return {left, left == kNone ? kNone : tree_[left].next_sibling};
  }

  /// The colon between a name and its value; the number of tokens where another token stands there.
  [[nodiscard]] std::size_t colon_behind(NodeId name) const {
    const std::size_t colon = tree_.token_at(tree_[name].range.end);
    return sign_of(tree_, colon) == ':' ? colon : tree_.tokens.size();
  }

  static bool is_argument(NodeKind kind) { return kind == NodeKind::argument || kind == NodeKind::parameter; }

  void count_colons() {
    std::array<Habit, 2> habits;
    for (NodeId at = tree_.root; at != kNone; at = next_node(tree_, at, tree_[at].kind != NodeKind::string)) {
      const NodeKind kind = tree_[at].kind;
      if (!is_argument(kind) && kind != NodeKind::pair) continue;
      const auto [name, value] = first_two(at);
      if (value == kNone) continue;
      const std::size_t colon = colon_behind(name);
      if (colon >= tree_.tokens.size()) continue;
      const Offset end = tree_.tokens[colon].range.end;
      const Offset begin = tree_[value].range.begin;
      if (begin > end && tree_.tokens[colon + 1].range.begin < begin) continue;  // a comment or a line end between them
      Habit& habit = habits[is_argument(kind) ? 0 : 1];
      ++(begin == end ? habit.tight : habit.spaced);
    }
    arguments_ = habits[0].spaced > habits[0].tight ? Gap::one : Gap::none;
    if (options_.argument_colon != Colon::automatic)
      arguments_ = options_.argument_colon == Colon::spaced ? Gap::one : Gap::none;
    pairs_ = habits[1].tight > habits[1].spaced ? Gap::none : Gap::one;
  }

  /// Commas and brackets are spaced alike wherever they stand.
  void signs() {
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
      const char sign = sign_of(tree_, i);
      const char before = i == 0 ? '\0' : sign_of(tree_, i - 1);
      if (sign == ',' || closes(sign) || opens(before))
        gaps_[i] = Gap::none;
      else if (before == ',')
        gaps_[i] = Gap::one;
    }
  }

  void visit(NodeId at) {
    const auto [left, right] = first_two(at);
    switch (tree_[at].kind) {
      case NodeKind::assignment:
      case NodeKind::binary:
        if (right != kNone) around_operator(left, right);
        break;
      case NodeKind::argument:
      case NodeKind::parameter:
        if (right != kNone) around_colon(left, arguments_);
        break;
      case NodeKind::pair:
        if (right != kNone) around_colon(left, pairs_);
        break;
      case NodeKind::index: range_colon(at, left); break;
      case NodeKind::function_call:
        // Behind a dot the blank tells a function of a path from a mutation.
        if (left != kNone && tree_[left].kind == NodeKind::path && tree_[tree_[left].first_child].next_sibling == kNone)
          no_blank_before_bracket(tree_.token_at(tree_[left].range.end), '(');
        break;
      case NodeKind::type: no_blank_before_bracket(tree_.token_at(tree_[at].range.begin) + 1, '['); break;
      default: break;
    }
  }

  void around_operator(NodeId left, NodeId right) {
    const Offset begin = tree_[right].range.begin;
    for (std::size_t i = tree_.token_at(tree_[left].range.end); i < gaps_.size(); ++i) {
      set(i, Gap::one);
      if (tree_.tokens[i].range.begin >= begin) return;
    }
  }

  void around_colon(NodeId name, Gap gap) {
    const std::size_t colon = colon_behind(name);
    if (colon >= gaps_.size()) return;
    // Without the blank `owner/name :x` would be an image and its tag.
    if (tree_.slice(name).find('/') == std::string_view::npos) set(colon, Gap::none);
    set(colon + 1, gap);
  }

  /// Of `[from:to]`, where either side may be absent.
  void range_colon(NodeId index, NodeId first) {
    const std::size_t open = tree_.token_at(tree_[index].range.begin);
    for (const std::size_t colon : {open + 1, first == kNone ? open + 1 : tree_.token_at(tree_[first].range.end)})
      if (sign_of(tree_, colon) == ':') {
        set(colon, Gap::none);
        set(colon + 1, Gap::none);
      }
  }

  void no_blank_before_bracket(std::size_t token, char bracket) {
    if (sign_of(tree_, token) == bracket) set(token, Gap::none);
  }

  const Tree& tree_;
  const Options& options_;
  std::vector<Gap> gaps_;
  Gap arguments_ = Gap::none;
  Gap pairs_ = Gap::one;
};

}  // namespace

std::vector<Gap> spacing(const Tree& tree, const Options& options) { return Spacing(tree, options).run(); }

}  // namespace asyncy::format
