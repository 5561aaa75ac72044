#include "core/ide/story_cursor.h"

#include <algorithm>

#include "core/story/literal.h"

namespace asyncy::ide {
namespace {

using binding::BoundCall;
using binding::Callee;
using story::kNone;
using story::NodeId;
using story::NodeKind;
using text::Offset;

class Finder {
 public:
  Finder(const workspace::StoryFile& story, const binding::Calls& calls, Offset at)
      : tree_(story.tree), scopes_(story.scopes), calls_(calls), at_(at) {}

  StoryCursor run() {
    leaf_ = deepest_node(tree_, at_);
    cursor_.node = leaf_;
    cursor_.range = tree_[leaf_].range;
    name();
    origin();
    for (NodeId node = leaf_; node != kNone; node = tree_[node].parent) {
      const NodeId parent = tree_[node].parent;
      if (parent != kNone && tree_[parent].kind == NodeKind::call && in_call(node, parent)) return cursor_;
      // The brackets and blanks of a block belong to nothing.
      if (tree_[node].kind == NodeKind::block) break;
    }
    if (cursor_.definition != nullptr) cursor_.thing = StoryThing::variable;
    return cursor_;
  }

 private:
  /// The definition of the name under the cursor: where it is bound itself, else the one in scope.
  void name() {
    const NodeId parent = tree_[leaf_].parent;
    const NodeKind kind = tree_[leaf_].kind;
    if (kind == NodeKind::output) return bound_here();
    if (kind != NodeKind::name || parent == kNone) return;
    const NodeKind around = tree_[parent].kind;
    if (around == NodeKind::parameter || around == NodeKind::function_statement) return bound_here();
    if (around != NodeKind::path) return;
    bound_here();
    if (cursor_.definition != nullptr) return;
    const NodeId first = tree_[parent].first_child;
    if (tree_[first].kind != NodeKind::name) return;
    const std::string_view name = tree_.slice(first);
    cursor_.definition = scopes_.find(name, tree_[first].range.begin);
    if (cursor_.definition == nullptr) return;
    cursor_.range = {tree_[first].range.begin, tree_[leaf_].range.end};
  }

  void bound_here() {
    if (const story::Definition* bound = scopes_.bound_at(tree_[leaf_].range)) cursor_.definition = bound;
  }

  [[nodiscard]] const BoundCall* bound(NodeId call) const { return calls_.of(call); }

  /// What the name stands for, and the property of it that the words behind the dots name.
  void origin() {
    const NodeId call = cursor_.definition == nullptr ? kNone : scopes_.call_of(*cursor_.definition);
    if (call == kNone) return;
    cursor_.origin = bound(call);
    if (cursor_.origin == nullptr || cursor_.origin->command == nullptr || !cursor_.origin->command->output) return;
    if (tree_[leaf_].kind != NodeKind::name || tree_[tree_[leaf_].parent].kind != NodeKind::path) return;
    const std::vector<manifest::Property>* properties = &cursor_.origin->command->output->properties;
    for (NodeId word = tree_[tree_[tree_[leaf_].parent].first_child].next_sibling; word != kNone;
         word = tree_[word].next_sibling) {
      if (tree_[word].kind != NodeKind::name) return;
      const auto found = std::find_if(properties->begin(), properties->end(),
                                      [&](const manifest::Property& each) { return each.name.value == tree_.slice(word); });
      if (found == properties->end()) return;
      if (word == leaf_) {
        cursor_.property = &*found;
        return;
      }
      properties = &found->properties;
    }
  }

  bool in_call(NodeId item, NodeId call) {
    const BoundCall* const around = this->bound(call);
    if (around == nullptr) return false;
    const BoundCall& bound = *around;
    cursor_.call = &bound;
    const bool named_here =
        bound.callee == Callee::command || bound.callee == Callee::event || bound.callee == Callee::action;
    if (tree_[item].range == bound.command_range && (named_here || bound.command_unknown) && !bound.command_range.empty() &&
        story::bare_word(tree_, item))
      return command(item, bound, bound.command);
    if (item == tree_[call].first_child) return service(item, bound);
    if (is_action_of_when(item, call, bound))
      return command(item, bound, bound.manifest->manifest()->model.find_command(*story::bare_word(tree_, item)));
    return value(item, bound);
  }

  bool command(NodeId item, const BoundCall& bound, const manifest::Command* command) {
    cursor_.thing = StoryThing::command;
    cursor_.range = tree_[item].range;
    cursor_.node = item;
    cursor_.definition = nullptr;
    cursor_.call = &bound;
    cursor_.command = command;
    return true;
  }

  bool service(NodeId item, const BoundCall& bound) {
    const bool looked_up = bound.service == binding::Service::found || bound.service == binding::Service::ambiguous ||
                           bound.service == binding::Service::unknown;
    if (!looked_up) {
      cursor_.thing = cursor_.definition == nullptr ? StoryThing::nothing : StoryThing::variable;
      return true;
    }
    cursor_.thing = StoryThing::service;
    cursor_.range = tree_[item].range;
    cursor_.node = item;
    cursor_.definition = nullptr;
    return true;
  }

  /// `when service command event`: the word in the middle.
  [[nodiscard]] bool is_action_of_when(NodeId item, NodeId call, const BoundCall& bound) const {
    return tree_[call].parent != kNone && tree_[tree_[call].parent].kind == NodeKind::when_statement &&
           bound.service == binding::Service::found && tree_[item].range.end <= bound.command_range.begin &&
           story::bare_word(tree_, item).has_value();
  }

  bool value(NodeId item, const BoundCall& bound) {
    bool is_value = false;
    for (const binding::BoundArgument& argument : bound.arguments) {
      if (argument.item != item && argument.value != item) continue;
      cursor_.argument = &argument;
      is_value = argument.value == item;
    }
    for (const binding::ExtraArgument& extra : bound.extras) {
      if (extra.item != item && extra.value != item) continue;
      cursor_.extra = &extra;
      is_value = extra.value == item;
    }
    const NodeKind kind = tree_[item].kind;
    if (kind == NodeKind::missing || kind == NodeKind::error) return true;
    const bool names =
        kind == NodeKind::flag || kind == NodeKind::shorthand || (kind == NodeKind::argument && !inside_value(item));
    cursor_.thing = names ? StoryThing::argument : StoryThing::value;
    if (kind == NodeKind::flag) is_value = false;
    if (cursor_.definition != nullptr && kind != NodeKind::shorthand) return true;
    cursor_.range = tree_[item].range;
    cursor_.node = item;
    if (kind != NodeKind::argument || is_value) return true;
    const NodeId part = names ? tree_[item].first_child : tree_[tree_[item].first_child].next_sibling;
    if (part != kNone && tree_[part].range.touches(at_)) {
      cursor_.range = tree_[part].range;
      cursor_.node = part;
    }
    return true;
  }

  /// Of `name:value`: behind the name.
  [[nodiscard]] bool inside_value(NodeId argument) const {
    const NodeId name = tree_[argument].first_child;
    const NodeId value = name == kNone ? kNone : tree_[name].next_sibling;
    return value != kNone && tree_[value].kind != NodeKind::missing && !tree_[name].range.touches(at_) &&
           tree_[value].range.touches(at_);
  }

  const story::Tree& tree_;
  const story::Scopes& scopes_;
  const binding::Calls& calls_;
  Offset at_;
  NodeId leaf_ = kNone;
  StoryCursor cursor_;
};

}  // namespace

NodeId deepest_node(const story::Tree& tree, Offset at) {
  NodeId node = tree.root;
  while (true) {
    NodeId best = kNone;
    for (const NodeId child : tree.children(node)) {
      if (tree[child].range.begin > at) break;
      if (tree[child].kind == NodeKind::missing || !tree[child].range.touches(at)) continue;
      best = child;
      if (tree[child].range.contains(at)) break;
    }
    if (best == kNone) return node;
    node = best;
  }
}

StoryCursor story_cursor(const workspace::Document& document, const binding::Calls& calls, Offset at) {
  const workspace::StoryFile* story = document.story();
  return story == nullptr ? StoryCursor{} : Finder(*story, calls, at).run();
}

}  // namespace asyncy::ide
