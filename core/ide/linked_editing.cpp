#include "core/ide/linked_editing.h"

#include <algorithm>

#include "core/ide/story_cursor.h"
#include "core/story/literal.h"

namespace asyncy::ide {
namespace {

using story::BoundBy;
using story::Definition;
using story::kNone;
using story::NodeId;
using story::NodeKind;

class LinkedRanges {
 public:
  explicit LinkedRanges(const workspace::StoryFile& file) : tree_(file.tree), scopes_(file.scopes) {}

  std::vector<text::Range> run(text::Offset at) {
    const NodeId leaf = deepest_node(tree_, at);
    const Definition* definition = definition_at(leaf);
    if (definition == nullptr) return {};
    collect(*definition);
    for (const Definition* each : same_)
      if (each->by == BoundBy::predefined || each->by == BoundBy::import || !is_own_name(*each)) return {};
    name_ = definition->name;
    walk();
    if (means_more_) return {};
    std::sort(ranges_.begin(), ranges_.end());
    ranges_.erase(std::unique(ranges_.begin(), ranges_.end()), ranges_.end());
    return std::move(ranges_);
  }

 private:
  [[nodiscard]] bool is_named_here(NodeId node, NodeId parent) const {
    switch (tree_[parent].kind) {
      case NodeKind::path:
      case NodeKind::parameter:
      case NodeKind::function_statement: return tree_[parent].first_child == node;
      default: return false;
    }
  }

  [[nodiscard]] const Definition* definition_at(NodeId leaf) const {
    const NodeId parent = tree_[leaf].parent;
    const bool output = tree_[leaf].kind == NodeKind::output;
    const bool name = tree_[leaf].kind == NodeKind::name && parent != kNone && is_named_here(leaf, parent);
    if (!output && !name) return nullptr;
    if (const Definition* bound = scopes_.bound_at(tree_[leaf].range)) return bound;
    return output ? nullptr : scopes_.find(tree_.slice(leaf), tree_[leaf].range.begin);
  }

  /// Assignments that share a place are to one variable.
  void collect(const Definition& definition) {
    same_.push_back(&definition);
    for (const Definition& other : scopes_.bindings(definition.name)) {
      const bool apart = other.visible.end <= definition.visible.begin || definition.visible.end <= other.visible.begin;
      if (&other != &definition && !apart && other.by != BoundBy::function && definition.by != BoundBy::function)
        same_.push_back(&other);
    }
  }

  /// An output without `as` has the name of a command.
  [[nodiscard]] bool is_own_name(const Definition& definition) const {
    const bool output = definition.by == BoundBy::block_output || definition.by == BoundBy::when_output;
    return !output || tree_[definition.node].kind == NodeKind::output;
  }

  [[nodiscard]] bool is_same(const Definition* definition) const {
    return std::find(same_.begin(), same_.end(), definition) != same_.end();
  }

  void walk() {
    for (const Definition* each : same_) ranges_.push_back(each->range);
    std::vector<NodeId> open = {tree_.root};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (tree_[id].kind == NodeKind::path) path(id);
      if (tree_[id].kind == NodeKind::function_call) arguments(id);
      for (const NodeId child : tree_.children(id)) open.push_back(child);
    }
  }

  void path(NodeId id) {
    const NodeId first = tree_[id].first_child;
    if (first == kNone || tree_[first].kind != NodeKind::name || tree_.slice(first) != name_) return;
    if (!is_same(scopes_.find(name_, tree_[first].range.begin))) return;
    const NodeId parent = tree_[id].parent;
    means_more_ |= tree_[parent].kind == NodeKind::shorthand;
    ranges_.push_back(tree_[first].range);
  }

  /// `f(name:value)`, where the parameter `name` of `f` is meant.
  void arguments(NodeId call) {
    const Definition& definition = *same_.front();
    if (definition.by != BoundBy::parameter) return;
    const auto callee = story::bare_word(tree_, tree_[call].first_child);
    const Definition* function = callee ? scopes_.find(*callee, tree_[call].range.begin) : nullptr;
    if (function == nullptr || function->node != tree_[definition.node].parent) return;
    for (const NodeId child : tree_.children(call)) {
      if (tree_[child].kind == NodeKind::shorthand && tree_.slice(tree_[child].first_child) == name_) means_more_ = true;
      if (tree_[child].kind == NodeKind::argument && tree_.slice(tree_[child].first_child) == name_)
        ranges_.push_back(tree_[tree_[child].first_child].range);
    }
  }

  const story::Tree& tree_;
  const story::Scopes& scopes_;
  std::vector<const Definition*> same_;  ///< what binds the one that was asked about, the first that was found in front
  std::string_view name_;
  std::vector<text::Range> ranges_;
  bool means_more_ = false;
};

}  // namespace

std::vector<text::Range> linked_ranges(const workspace::Document& document, text::Offset at) {
  return document.story() == nullptr ? std::vector<text::Range>{} : LinkedRanges(*document.story()).run(at);
}

}  // namespace asyncy::ide
