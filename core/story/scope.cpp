#include "core/story/scope.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/story/literal.h"

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;

class Resolver {
 public:
  explicit Resolver(const Tree& tree) : tree_(tree) {}

  Scopes run() {
    const Offset end = tree_.text.size() + 1;
    define({.name = "app", .by = BoundBy::predefined, .visible = {0, end}});
    // Functions can be called above their definition.
    for (const NodeId id : tree_.all(NodeKind::function_statement)) function_name(id);
    block(tree_.root, end, end);
    resolve_uses(tree_, scopes_);
    return std::move(scopes_);
  }

 private:
  void define(Definition definition) {
    const auto id = static_cast<DefinitionId>(scopes_.definitions.size());
    auto& bindings = scopes_.by_name[definition.name];
    definition.variable = id;
    definition.certain_until = definition.visible.end;
    if (definition.by == BoundBy::assignment)
      if (const Definition* before = scopes_.find(definition.name, definition.range.begin);
          before != nullptr && before->range.begin >= function_begin_ && before->by != BoundBy::predefined &&
          before->by != BoundBy::function)
        definition.variable = before->variable;
    // What ends no later than this one never counts again behind it.
    definition.outer = bindings.empty() ? kUnbound : bindings.back();
    while (definition.outer != kUnbound && scopes_.definitions[definition.outer].visible.end <= definition.visible.end)
      definition.outer = scopes_.definitions[definition.outer].outer;
    bindings.push_back(id);
    scopes_.definitions.push_back(definition);
  }

  [[nodiscard]] NodeId next(NodeId id) const { return tree_[id].next_sibling; }

  /// `scope_end`: to where an assignment is seen; `end`: where the text that belongs to this block ends, which is where the
  /// next statement begins, so that a line about to be written below still sees the block's names.
  void block(NodeId id, Offset scope_end, Offset end) {
    for (NodeId at = tree_[id].first_child; at != kNone;) {
      const NodeId behind = next(at);
      statement(at, scope_end, behind == kNone ? end : tree_[behind].range.begin);
      at = behind;
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
      case NodeKind::try_statement: return branches(id, scope_end, end);
      // Without the `if` or `try` that they belong to.
      case NodeKind::else_if:
      case NodeKind::else_branch:
      case NodeKind::catch_branch:
      case NodeKind::finally_branch: branch(id, scope_end, end); return;
      case NodeKind::jump_statement: return inner_block(id, end);
      case NodeKind::import_statement: outputs(id, BoundBy::import, kNone, scope_end); return;
      default: return;
    }
  }

  /// What the blocks of one `if` or `try` have bound.
  struct Branch {
    std::size_t first = 0;  ///< of the definitions
    std::size_t last = 0;
    Offset end = 0;
    NodeKind kind = NodeKind::block;
  };

  /// Blocks whose names outlive them. Behind an `if` or `try` those are there for certain that all its branches assign; the
  /// others can be seen there as well: asking for all is not worth a false alarm.
  void branches(NodeId id, Offset scope_end, Offset end) {
    std::vector<Branch> made;
    for (NodeId child = tree_[id].first_child; child != kNone; child = next(child)) {
      const Offset child_end = next(child) == kNone ? end : tree_[next(child)].range.begin;
      const std::size_t first = scopes_.definitions.size();
      if (tree_[child].kind == NodeKind::block)
        block(child, scope_end, child_end);
      else if (!branch(child, scope_end, child_end))
        continue;
      made.push_back({first, scopes_.definitions.size(), child_end, tree_[child].kind});
    }
    const NodeKind kind = tree_[id].kind;
    if (kind != NodeKind::if_statement && kind != NodeKind::try_statement) return;
    const auto has = [&](NodeKind wanted) {
      return std::any_of(made.begin(), made.end(), [&](const Branch& each) { return each.kind == wanted; });
    };
    // What `finally` assigns is there in any case.
    std::erase_if(made, [](const Branch& each) { return each.kind == NodeKind::finally_branch; });
    forget_uncertain(made, kind == NodeKind::if_statement ? has(NodeKind::else_branch) : has(NodeKind::catch_branch));
  }

  /// `else`, `catch` and the like: their blocks, and the names that a `catch` gives them.
  /// False for any other node.
  bool branch(NodeId id, Offset scope_end, Offset end) {
    switch (tree_[id].kind) {
      case NodeKind::catch_branch: outputs(id, BoundBy::catch_output, kNone, end); [[fallthrough]];
      case NodeKind::else_if:
      case NodeKind::else_branch:
      case NodeKind::finally_branch: branches(id, scope_end, end); return true;
      default: return false;
    }
  }

  /// To where the name was certain before the definition with index `first`, for one that is made behind it.
  [[nodiscard]] Offset certain_before(const Definition& definition, std::size_t first) const {
    const auto& bindings = scopes_.by_name.find(definition.name)->second;
    const auto later = std::lower_bound(bindings.begin(), bindings.end(), first);
    if (later == bindings.begin()) return 0;
    const Definition& before = scopes_.definitions[*std::prev(later)];
    return before.range.begin >= function_begin_ && before.by != BoundBy::function ? before.certain_until : 0;
  }

  void forget_uncertain(const std::vector<Branch>& branches, bool complete) {
    std::unordered_map<std::string_view, std::size_t> branches_with;  // how many, counted from the first one on
    for (std::size_t at = 0; complete && at < branches.size(); ++at)
      for (std::size_t i = branches[at].first; i < branches[at].last; ++i)
        if (auto& count = branches_with[scopes_.definitions[i].name]; count == at && scopes_.definitions[i].certain_until > branches[at].end)
          ++count;
    for (const Branch& branch : branches)
      for (std::size_t i = branch.first; i < branch.last; ++i) {
        Definition& definition = scopes_.definitions[i];
        if (complete && branches_with[definition.name] == branches.size()) continue;
        definition.certain_until = std::min(definition.certain_until, std::max(branch.end, certain_before(definition, branches.front().first)));
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
    define({.name = *name, .by = by, .implicit = true, .range = range, .visible = {tree_[call].range.end, end}, .node = word, .call = call});
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
              .visible = {0, tree_.text.size() + 1},
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
    const Offset outer_function = std::exchange(function_begin_, tree_[id].range.begin);
    scopes_.functions.push_back({tree_[id].range.begin, end});
    inner_block(id, end);
    function_begin_ = outer_function;
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
  Offset function_begin_ = 0;  ///< of the innermost one around the statement
};

}  // namespace

const Definition* Scopes::find(std::string_view name, Offset at) const {
  const auto found = by_name.find(name);
  if (found == by_name.end()) return nullptr;
  const auto& bindings = found->second;
  const auto later = std::partition_point(bindings.begin(), bindings.end(),
                                          [&](DefinitionId i) { return definitions[i].visible.begin <= at; });
  DefinitionId id = later == bindings.begin() ? kUnbound : *std::prev(later);
  while (id != kUnbound && !definitions[id].visible.contains(at)) id = definitions[id].outer;
  return id == kUnbound ? nullptr : &definitions[id];
}

Scopes resolve_scopes(const Tree& tree) { return Resolver(tree).run(); }

}  // namespace asyncy::story
