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
    const auto before = [](const Use& a, const Use& b) { return a.range.begin < b.range.begin; };
    std::sort(scopes_.uses.begin(), scopes_.uses.end(), before);
    const auto bindings = static_cast<std::ptrdiff_t>(scopes_.uses.size());
    for (const NodeId id : tree_.all(NodeKind::path)) path(id);
    std::inplace_merge(scopes_.uses.begin(), scopes_.uses.begin() + bindings, scopes_.uses.end(), before);
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

  /// What a path begins with, if that is a name: all else in it are parts of the value, or values of their own.
  void path(NodeId id) {
    const Node node = tree_[id];
    if (node.first_child == kNone || tree_[node.first_child].kind != NodeKind::name || node.parent == kNone) return;
    const Node parent = tree_[node.parent];
    const bool is_first = parent.first_child == id;
    switch (parent.kind) {
      case NodeKind::import_statement:
      case NodeKind::type:
      case NodeKind::target_list: return;
      case NodeKind::assignment:
        if (!is_first) break;
        // A mere name is a binding.
        if (tree_[node.first_child].next_sibling != kNone) name(node.first_child, Place::value, Access::update);
        return;
      case NodeKind::call:
        if (is_first) return name(node.first_child, Place::service);
        if (!names_event(id, node.parent)) item(node.first_child);
        return;
      case NodeKind::jump_statement: return item(node.first_child);
      case NodeKind::function_call:
        if (is_first) return name(node.first_child, Place::function);
        break;
      case NodeKind::pair:
        if (is_first) return name(node.first_child, Place::map_key);
        break;
      default: break;
    }
    name(node.first_child, Place::value);
  }

  /// An item of a call: a bare word may be a mere word.
  void item(NodeId first) { name(first, tree_[first].next_sibling == kNone ? Place::word : Place::value); }

  /// The words of a `when` up to its arguments name a service, a command and an event.
  [[nodiscard]] bool names_event(NodeId id, NodeId call) const {
    const NodeId statement = tree_[call].parent;
    if (statement == kNone || tree_[statement].kind != NodeKind::when_statement) return false;
    for (NodeId word = tree_[tree_[call].first_child].next_sibling; bare_word(tree_, word); word = tree_[word].next_sibling)
      if (word == id) return true;
    return false;
  }

  void name(NodeId id, Place place, Access access = Access::read) {
    const std::string_view word = tree_.slice(id);
    const Definition* found = scopes_.find(word, tree_[id].range.begin);
    if (found == nullptr && (place == Place::service || place == Place::word)) return;
    scopes_.uses.push_back({.range = tree_[id].range,
                            .definition = found == nullptr ? kUnbound : static_cast<DefinitionId>(found - scopes_.definitions.data()),
                            .access = access,
                            .place = place,
                            .node = id});
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
