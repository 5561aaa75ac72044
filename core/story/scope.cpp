#include "core/story/scope.h"

#include <algorithm>
#include <array>

#include "core/story/literal.h"

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;

class Resolver {
 public:
  explicit Resolver(const Tree& tree) : tree_(tree) {}

  Scopes run() {
    const Offset end = tree_.text.size();
    define({.name = "app", .by = BoundBy::predefined, .visible = {0, end}});
    // Functions can be called above their definition.
    for (const NodeId id : tree_.nodes)
      if (tree_[id].kind == NodeKind::function_statement) function_name(id);
    block(tree_.root, end, end);
    std::stable_sort(scopes_.definitions.begin(), scopes_.definitions.end(),
                     [](const Definition& a, const Definition& b) { return a.visible.begin < b.visible.begin; });
    scopes_.by_name.clear();
    for (std::uint32_t i = 0; i < scopes_.definitions.size(); ++i)
      scopes_.by_name[scopes_.definitions[i].name].push_back(i);
    return std::move(scopes_);
  }

 private:
  void define(Definition definition) {
    scopes_.by_name[definition.name].push_back(static_cast<std::uint32_t>(scopes_.definitions.size()));
    scopes_.definitions.push_back(definition);
  }

  [[nodiscard]] NodeId next(NodeId id) const { return tree_[id].next_sibling; }

  /// `scope_end`: to where an assignment is seen; `end`: where the text that belongs to this block ends, which is where the
  /// next statement begins, so that a line about to be written below still sees the block's names.
  void block(NodeId id, Offset scope_end, Offset end) {
    for (NodeId at = tree_[id].first_child; at != kNone; at = next(at)) {
      const Offset statement_end = next(at) == kNone ? end : tree_[next(at)].range.begin;
      statement(at, scope_end, statement_end);
    }
  }

  void statement(NodeId id, Offset scope_end, Offset end) {
    switch (tree_[id].kind) {
      case NodeKind::call_statement: return called_block(id, tree_[id].first_child, end);
      case NodeKind::assignment: return assignment(id, scope_end, end);
      case NodeKind::when_statement: return when(id, end);
      case NodeKind::while_statement:
      case NodeKind::with_statement: return loop(id, called(tree_[id].first_child), end);
      case NodeKind::foreach_statement: return loop(id, kNone, end);
      case NodeKind::function_statement: return function(id, end);
      case NodeKind::if_statement:
      case NodeKind::try_statement:
      case NodeKind::else_if:
      case NodeKind::else_branch:
      case NodeKind::finally_branch: return branches(id, scope_end, end);
      case NodeKind::catch_branch: outputs(id, BoundBy::catch_output, kNone, end); return branches(id, scope_end, end);
      case NodeKind::jump_statement: return inner_block(id, end);
      case NodeKind::import_statement: outputs(id, BoundBy::import, kNone, scope_end); return;
      default: return;
    }
  }

  /// Blocks whose names outlive them: what all branches of an `if` assign is visible behind it, and asking for all is not
  /// worth a false alarm.
  void branches(NodeId id, Offset scope_end, Offset end) {
    for (NodeId child = tree_[id].first_child; child != kNone; child = next(child)) {
      const Offset child_end = next(child) == kNone ? end : tree_[next(child)].range.begin;
      if (tree_[child].kind == NodeKind::block)
        block(child, scope_end, child_end);
      else
        statement(child, scope_end, child_end);
    }
  }

  void inner_block(NodeId id, Offset end) {
    const NodeId inner = tree_.child(id, NodeKind::block);
    if (inner != kNone) block(inner, end, end);
  }

  bool outputs(NodeId id, BoundBy by, NodeId call, Offset end) {
    bool any = false;
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].kind != NodeKind::output) continue;
      any = true;
      const Range name = tree_[child].range;
      define(
          {.name = tree_.slice(child), .by = by, .range = name, .visible = {name.end, end}, .node = child, .call = call});
    }
    return any;
  }

  void implicit(NodeId word, BoundBy by, NodeId call, Offset end) {
    const auto name = bare_word(tree_, word);
    if (!name) return;
    const Range range = tree_[word].range;
    define({.name = *name, .by = by, .range = range, .visible = {tree_[call].range.end, end}, .node = word, .call = call});
  }

  void called_block(NodeId id, NodeId call, Offset end) {
    const bool named = outputs(id, BoundBy::block_output, call, end);
    const NodeId inner = tree_.child(id, NodeKind::block);
    if (inner == kNone) return;
    const NodeId command = next(tree_[call].first_child);
    if (!named && command != kNone) implicit(command, BoundBy::block_output, call, end);
    block(inner, end, end);
  }

  void assignment(NodeId id, Offset scope_end, Offset end) {
    const NodeId target = tree_[id].first_child;
    const NodeId value = next(target);
    const NodeId call = called(value);
    const Offset from = tree_[value].range.end;
    if (tree_[target].kind == NodeKind::target_list) {
      for (const NodeId each : tree_.children(target)) assigned(each, kNone, {from, scope_end}, id);
    } else {
      assigned(target, call, {from, scope_end}, id);
    }
    if (tree_[value].kind == NodeKind::call) called_block(id, value, end);
  }

  void assigned(NodeId target, NodeId call, Range visible, NodeId node) {
    if (const auto name = bare_word(tree_, target))
      define({.name = *name,
              .by = BoundBy::assignment,
              .range = tree_[target].range,
              .visible = visible,
              .node = node,
              .call = call});
  }

  /// One name: the event. Two: the object and its event. Three: the service, its command and the event.
  void when(NodeId id, Offset end) {
    const NodeId call = tree_[id].first_child;
    std::array<NodeId, 3> names{};
    std::size_t count = 0;
    for (NodeId word = tree_[call].first_child; word != kNone && count < names.size() && bare_word(tree_, word);
         word = next(word))
      names[count++] = word;
    if (count == 3) implicit(names[1], BoundBy::block_output, call, end);
    const bool named = outputs(id, BoundBy::when_output, call, end);
    if (!named && count > 0) implicit(names[count - 1], BoundBy::when_output, call, end);
    inner_block(id, end);
  }

  void loop(NodeId id, NodeId call, Offset end) {
    outputs(id, BoundBy::loop_output, call, end);
    inner_block(id, end);
  }

  void function_name(NodeId id) {
    const NodeId name = tree_[id].first_child;
    if (tree_[name].kind == NodeKind::name)
      define({.name = tree_.slice(name),
              .by = BoundBy::function,
              .range = tree_[name].range,
              .visible = tree_.text.range(),
              .node = id});
  }

  void function(NodeId id, Offset end) {
    for (const NodeId child : tree_.children(id)) {
      if (tree_[child].kind != NodeKind::parameter) continue;
      const NodeId parameter = tree_[child].first_child;
      const Range range = tree_[parameter].range;
      define({.name = tree_.slice(parameter),
              .by = BoundBy::parameter,
              .range = range,
              .visible = {range.end, end},
              .node = child});
    }
    inner_block(id, end);
  }

  /// The call whose result `value` is: itself in any parentheses, or that of the name that it copies.
  [[nodiscard]] NodeId called(NodeId value) const {
    while (tree_[value].kind == NodeKind::group && tree_[value].first_child != kNone) value = tree_[value].first_child;
    if (tree_[value].kind == NodeKind::call) return value;
    if (const auto name = bare_word(tree_, value)) {
      const Definition* source = scopes_.find(*name, tree_[value].range.begin);
      if (source != nullptr) return source->call;
    }
    return kNone;
  }

  const Tree& tree_;
  Scopes scopes_;
};

}  // namespace

const Definition* Scopes::find(std::string_view name, Offset at) const {
  const auto found = by_name.find(name);
  if (found == by_name.end()) return nullptr;
  const auto& bindings = found->second;
  auto binding = std::partition_point(bindings.begin(), bindings.end(),
                                      [&](std::uint32_t i) { return definitions[i].visible.begin <= at; });
  while (binding != bindings.begin())
    if (const Definition& definition = definitions[*--binding]; definition.visible.touches(at)) return &definition;
  return nullptr;
}

Scopes resolve_scopes(const Tree& tree) { return Resolver(tree).run(); }

}  // namespace asyncy::story
