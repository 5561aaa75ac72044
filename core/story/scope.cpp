#include "core/story/scope.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/story/certainty.h"
#include "core/story/literal.h"
#include "core/text/shift.h"

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;

NodeId global(std::size_t chunk, LocalId local) { return local == kNoLocal ? kNone : NodeId{chunk} << 32U | local; }

constexpr std::string_view kApp = "app";

Range everywhere(const Tree& tree) { return {0, tree.text.size() + 1}; }

bool may_assign_again(const Tree& tree, const Definition& definition, const Definition& before) {
  return definition.by == BoundBy::assignment && before.by != BoundBy::predefined && before.by != BoundBy::function &&
         before.range.begin >= function_begin(tree, definition.node);
}

const Definition* visible_at(std::span<const Definition> bindings, Offset at) {
  const auto begins = [&](const Definition& each) { return each.visible.begin <= at; };
  const bool all = !bindings.empty() && begins(bindings.back());
  const auto later = all ? bindings.end() : std::partition_point(bindings.begin(), bindings.end(), begins);
  const Definition* found = later == bindings.begin() ? nullptr : &*std::prev(later);
  while (found != nullptr && !found->visible.contains(at)) found = found->outer;
  return found;
}

/// Says of each what it assigns again, and what counts behind it.
void relate(const Tree& tree, std::vector<Definition>& bindings) {
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    Definition& definition = bindings[i];
    definition.variable = &definition;
    const std::span<const Definition> earlier(bindings.data(), i);
    if (const Definition* before = visible_at(earlier, definition.range.begin);
        before != nullptr && may_assign_again(tree, definition, *before))
      definition.variable = before->variable;
    // What ends no later than this one never counts again behind it.
    definition.outer = i == 0 ? nullptr : &bindings[i - 1];
    while (definition.outer != nullptr && definition.outer->visible.end <= definition.visible.end)
      definition.outer = definition.outer->outer;
  }
}

/// Without what it has to do with others of its name.
Definition definition_at(const Tree& tree, std::size_t chunk, const ChunkBinding& binding) {
  const Offset begin = tree.layout().chunks[chunk].begin;
  const Range range{begin + binding.name.begin, begin + binding.name.end};
  const NodeId statement = global(chunk, binding.statement);
  // Functions can be called above their definition.
  const Range visible =
      binding.by == BoundBy::function
          ? everywhere(tree)
          : Range{begin + binding.visible_from, end_of(tree, binding.outlives ? home_of(tree, statement) : statement)};
  return {.name = tree.text.slice(range),
          .by = binding.by,
          .access = binding.access,
          .implicit = binding.implicit,
          .range = range,
          .visible = visible,
          .node = global(chunk, binding.node),
          .statement = statement,
          .call = global(chunk, binding.call),
          .copied = global(chunk, binding.copied)};
}

/// Puts `bindings`, all of one name in the order of the text, into the order of `visible.begin`.
std::vector<Definition> related(const Tree& tree, std::string_view name, std::vector<Definition> bindings) {
  const auto is_function = [](const Definition& each) { return each.by == BoundBy::function; };
  if (std::any_of(bindings.begin(), bindings.end(), is_function))
    std::stable_partition(bindings.begin(), bindings.end(), is_function);
  if (name == kApp)
    bindings.insert(bindings.begin(), {.name = kApp, .by = BoundBy::predefined, .range = {}, .visible = everywhere(tree)});
  relate(tree, bindings);
  return bindings;
}

std::vector<Definition> bindings_of(const Tree& tree, std::string_view name) {
  std::vector<Definition> bindings;
  const NameHash hash = hash_of_name(name);
  const NameHead head = head_of_name(name);
  const auto& chunks = tree.layout().chunks;
  const NameFilters& bound = tree.layout().bound;
  for (std::size_t i = bound.next(0, hash); i < chunks.size(); i = bound.next(i + 1, hash))
    for (const ChunkBinding& each : chunks[i].chunk->names.bindings) {
      if (each.hash != hash || each.head != head || each.name.size() != name.size()) continue;
      const bool is_same = name.size() <= head.size() || tree.text.slice(text::shifted(each.name, chunks[i].begin)) == name;
      if (is_same) bindings.push_back(definition_at(tree, i, each));
    }
  return related(tree, name, std::move(bindings));
}

std::vector<Range> function_bodies(const Tree& tree) {
  std::vector<Range> bodies;
  for (const NodeId id : tree.all(NodeKind::function_statement)) bodies.push_back({tree[id].range.begin, end_of(tree, id)});
  return bodies;
}

}  // namespace

struct Scopes::Found {
  std::vector<Definition> bindings;
  std::optional<std::vector<Offset>> certain_until;  ///< of each, once somebody has asked
};

struct Scopes::Memory {
  /// Finds by views without a copy.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };

  std::unordered_map<std::string, Found, Hash, std::equal_to<>> names;
  std::optional<std::vector<Range>> functions;
};

void Scopes::Forget::operator()(Memory* memory) const { delete memory; }

Scopes::Scopes(const Tree& tree) : tree_(&tree), memory_(new Memory) {}

Scopes::Found& Scopes::found(std::string_view name) const {
  if (const auto known = memory_->names.find(name); known != memory_->names.end()) return known->second;
  Found& found = memory_->names[std::string(name)];
  found.bindings = bindings_of(*tree_, name);
  return found;
}

std::span<const Definition> Scopes::bindings(std::string_view name) const { return found(name).bindings; }

const Definition* Scopes::bound_at(Range name) const {
  const auto all = bindings(tree_->text.slice(name));
  const auto is_early = [](const Definition& each) {
    return each.by == BoundBy::function || each.by == BoundBy::predefined;
  };
  const auto others = std::partition_point(all.begin(), all.end(), is_early);
  for (const auto& [first, last] : {std::pair(all.begin(), others), std::pair(others, all.end())}) {
    const auto found =
        std::partition_point(first, last, [&](const Definition& each) { return each.range.begin < name.begin; });
    if (found != last && found->range == name) return &*found;
  }
  return nullptr;
}

const Definition* Scopes::find(std::string_view name, Offset at) const { return visible_at(bindings(name), at); }

bool Scopes::is_certain(const Definition& definition, Offset at) const {
  Found& of_name = found(definition.name);
  if (!of_name.certain_until) of_name.certain_until = certain_until(*tree_, of_name.bindings);
  return at < (*of_name.certain_until)[static_cast<std::size_t>(&definition - of_name.bindings.data())];
}

bool Scopes::certain(std::string_view name, Offset at) const {
  const Definition* found = find(name, at);
  if (found == nullptr) return false;
  if (found->by == BoundBy::predefined || found->by == BoundBy::function || found->by == BoundBy::import) return true;
  if (!is_certain(*found, at)) return false;
  if (!memory_->functions) memory_->functions = function_bodies(*tree_);
  const auto& bodies = *memory_->functions;
  const auto later = std::partition_point(bodies.begin(), bodies.end(), [&](Range body) { return body.begin <= at; });
  const bool inside = later != bodies.begin() && std::prev(later)->contains(at);
  return !inside || found->range.begin >= std::prev(later)->begin;
}

NodeId Scopes::call_of(const Definition& definition) const {
  const Definition* source = &definition;
  // What is copied was bound above, so that this ends.
  while (source != nullptr && source->copied != kNone) {
    const auto name = bare_word(*tree_, source->copied);
    source = name ? find(*name, (*tree_)[source->copied].range.begin) : nullptr;
  }
  return source == nullptr ? kNone : source->call;
}

std::vector<std::string_view> Scopes::names() const {
  std::unordered_set<std::string_view> names = {kApp};
  for (const Layout::Placed& placed : tree_->layout().chunks)
    for (const ChunkBinding& each : placed.chunk->names.bindings)
      names.insert(tree_->text.slice({placed.begin + each.name.begin, placed.begin + each.name.end}));
  std::vector<std::string_view> sorted(names.begin(), names.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

/// All names at once: to look each of them up would walk all chunks for each.
void Scopes::find_all() const {
  std::unordered_map<std::string_view, std::vector<Definition>> by_name = {{kApp, {}}};
  const auto& chunks = tree_->layout().chunks;
  for (std::size_t i = 0; i < chunks.size(); ++i)
    for (const ChunkBinding& each : chunks[i].chunk->names.bindings) {
      const Definition definition = definition_at(*tree_, i, each);
      by_name[definition.name].push_back(definition);
    }
  for (auto& [name, bindings] : by_name)
    if (const auto [known, is_new] = memory_->names.try_emplace(std::string(name)); is_new)
      known->second.bindings = related(*tree_, name, std::move(bindings));
}

std::vector<const Definition*> Scopes::definitions() const {
  find_all();
  std::vector<const Definition*> all;
  for (const auto& [name, found] : memory_->names)
    for (const Definition& each : found.bindings) all.push_back(&each);
  std::sort(all.begin(), all.end(), [](const Definition* a, const Definition* b) {
    return std::pair(a->visible.begin, a->range.begin) < std::pair(b->visible.begin, b->range.begin);
  });
  return all;
}

std::vector<const Definition*> Scopes::definitions_in(std::size_t chunk) const {
  std::vector<const Definition*> here;
  for (const ChunkBinding& each : tree_->layout().chunks[chunk].chunk->names.bindings)
    here.push_back(&definition_of(chunk, each));
  return here;
}

const Definition& Scopes::definition_of(std::size_t chunk, const ChunkBinding& binding) const {
  const Offset begin = tree_->layout().chunks[chunk].begin;
  const Range range{begin + binding.name.begin, begin + binding.name.end};
  const auto same = bindings(tree_->text.slice(range));
  const std::pair place(binding.by == BoundBy::function ? 0 : begin + binding.visible_from, range.begin);
  return *std::partition_point(same.begin(), same.end(), [&](const Definition& other) {
    return std::pair(other.visible.begin, other.range.begin) < place;
  });
}

Offset function_begin(const Tree& tree, NodeId node) {
  for (NodeId at = node; at != kNone; at = tree.layout().parent(at))
    if (tree.layout().kind(at) == NodeKind::function_statement) return tree[at].range.begin;
  return 0;
}

Offset end_of(const Tree& tree, NodeId statement) {
  for (NodeId at = statement; at != tree.root; at = tree.layout().parent(at))
    if (const NodeId next = tree[at].next_sibling; next != kNone) return tree[next].range.begin;
  return tree.text.size() + 1;
}

NodeId home_of(const Tree& tree, NodeId node) {
  NodeId at = tree.layout().parent(node);
  for (; at != kNone && at != tree.root; at = tree.layout().parent(at)) {
    switch (tree.layout().kind(at)) {
      case NodeKind::block:
      // What their blocks assign is there behind them.
      case NodeKind::if_statement:
      case NodeKind::else_if:
      case NodeKind::else_branch:
      case NodeKind::try_statement:
      case NodeKind::catch_branch:
      case NodeKind::finally_branch: continue;
      default: return at;
    }
  }
  return tree.root;
}

}  // namespace asyncy::story
