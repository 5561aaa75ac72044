// Where the names of a story are read and written.
#include <algorithm>

#include "core/story/literal.h"
#include "core/story/scope.h"

namespace asyncy::story {
namespace {

class Finder {
 public:
  Finder(const Tree& tree, Scopes& scopes) : tree_(tree), scopes_(scopes) {}

  void run() {
    for (DefinitionId id = 0; id < scopes_.definitions.size(); ++id) {
      const Definition& definition = scopes_.definitions[id];
      if (definition.by != BoundBy::predefined)
        scopes_.uses.push_back({.range = definition.range,
                                .definition = id,
                                .access = access_of(definition),
                                .place = Place::binding,
                                .node = definition.node});
    }
    walk_children(tree_.root);
    std::sort(scopes_.uses.begin(), scopes_.uses.end(),
              [](const Use& a, const Use& b) { return a.range.begin < b.range.begin; });
  }

 private:
  /// `x += 1` reads what it gives a new value.
  [[nodiscard]] Access access_of(const Definition& definition) const {
    if (definition.by != BoundBy::assignment) return Access::write;
    const NodeId target = tree_[definition.node].first_child;
    const NodeId value = tree_[target].next_sibling;
    const std::string_view between = tree_.text.slice({tree_[target].range.end, tree_[value].range.begin});
    const auto sign = between.find('=');
    return sign != std::string_view::npos && sign > 0 && std::string_view("+-*/%").find(between[sign - 1]) != std::string_view::npos
               ? Access::update
               : Access::write;
  }

  void walk_children(NodeId id) {
    for (const NodeId child : tree_.children(id)) walk(child);
  }

  void walk(NodeId id) {
    switch (tree_[id].kind) {
      case NodeKind::path: return path(id, Place::value);
      case NodeKind::call: return call(id);
      case NodeKind::assignment: return assignment(id);
      case NodeKind::jump_statement: return items(id);
      case NodeKind::argument:
      case NodeKind::mutation: return named(id);
      case NodeKind::function_call: return function_call(id);
      case NodeKind::pair: return pair(id);
      case NodeKind::import_statement:
      case NodeKind::type:
      case NodeKind::error:
      case NodeKind::missing: return;
      default: return walk_children(id);
    }
  }

  /// Whatever the path begins with, and what stands in its brackets.
  void path(NodeId id, Place place, Access access = Access::read) {
    NodeId part = tree_[id].first_child;
    if (part == kNone) return;
    if (tree_[part].kind == NodeKind::name) {
      name(part, place, access);
      part = tree_[part].next_sibling;
    }
    for (; part != kNone; part = tree_[part].next_sibling) walk(part);
  }

  void name(NodeId id, Place place, Access access) {
    const std::string_view word = tree_.slice(id);
    const Definition* found = scopes_.find(word, tree_[id].range.begin);
    if (found == nullptr && (place == Place::service || place == Place::word)) return;
    scopes_.uses.push_back({.range = tree_[id].range,
                            .definition = found == nullptr ? kUnbound : static_cast<DefinitionId>(found - scopes_.definitions.data()),
                            .access = access,
                            .place = place,
                            .node = id});
  }

  void assignment(NodeId id) {
    const NodeId target = tree_[id].first_child;
    if (tree_[target].kind == NodeKind::path && !bare_word(tree_, target)) path(target, Place::value, Access::update);
    for (NodeId child = tree_[target].next_sibling; child != kNone; child = tree_[child].next_sibling) walk(child);
  }

  /// The words of a `when` up to its arguments name a service, a command and an event.
  void call(NodeId id) {
    const NodeId service = tree_[id].first_child;
    if (tree_[service].kind == NodeKind::path)
      path(service, Place::service);
    else
      walk(service);
    const NodeId parent = tree_[id].parent;
    const bool event = parent != kNone && tree_[parent].kind == NodeKind::when_statement;
    NodeId item = tree_[service].next_sibling;
    while (event && item != kNone && bare_word(tree_, item)) item = tree_[item].next_sibling;
    for (; item != kNone; item = tree_[item].next_sibling) call_item(item);
  }

  void items(NodeId id) {
    for (const NodeId item : tree_.children(id)) call_item(item);
  }

  void call_item(NodeId item) {
    if (bare_word(tree_, item))
      path(item, Place::word);
    else
      walk(item);
  }

  /// Names of arguments and of mutations are no variables.
  void named(NodeId id) {
    for (const NodeId child : tree_.children(id))
      if (tree_[child].kind != NodeKind::name) walk(child);
  }

  void function_call(NodeId id) {
    const NodeId called = tree_[id].first_child;
    if (tree_[called].kind == NodeKind::path)
      path(called, Place::function);
    else
      walk(called);
    for (NodeId child = tree_[called].next_sibling; child != kNone; child = tree_[child].next_sibling) walk(child);
  }

  void pair(NodeId id) {
    const NodeId key = tree_[id].first_child;
    if (tree_[key].kind == NodeKind::path)
      path(key, Place::map_key);
    else if (tree_[key].kind != NodeKind::string)
      walk(key);
    for (NodeId child = tree_[key].next_sibling; child != kNone; child = tree_[child].next_sibling) walk(child);
  }

  const Tree& tree_;
  Scopes& scopes_;
};

}  // namespace

void resolve_uses(const Tree& tree, Scopes& scopes) { Finder(tree, scopes).run(); }

bool Scopes::certain(std::string_view name, text::Offset at) const {
  const Definition* found = find(name, at);
  if (found == nullptr) return false;
  if (found->by == BoundBy::predefined || found->by == BoundBy::function || found->by == BoundBy::import) return true;
  const auto later =
      std::partition_point(functions.begin(), functions.end(), [&](text::Range body) { return body.begin <= at; });
  const bool inside = later != functions.begin() && std::prev(later)->contains(at);
  return at < found->certain_until && (!inside || found->range.begin >= std::prev(later)->begin);
}

const Use* Scopes::use_at(text::Offset at) const {
  auto use = std::partition_point(uses.begin(), uses.end(), [&](const Use& each) { return each.range.begin <= at; });
  return use != uses.begin() && (--use)->range.touches(at) ? &*use : nullptr;
}

std::vector<Use> Scopes::uses_of(const Definition& definition) const {
  std::vector<Use> found;
  for (const Use& use : uses)
    if (use.definition != kUnbound && definitions[use.definition].variable == definition.variable) found.push_back(use);
  return found;
}

}  // namespace asyncy::story
