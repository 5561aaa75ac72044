#include "core/story/affected.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace asyncy::story {
namespace {

using text::Offset;

std::size_t chunk_of(NodeId id) { return id >> 32U; }

/// From the root down to the parent of `id`.
std::vector<NodeId> around(const Tree& tree, NodeId id) {
  std::vector<NodeId> nodes;
  if (id != kNone)
    for (NodeId at = tree[id].parent; at != kNone; at = tree[at].parent) nodes.push_back(at);
  std::reverse(nodes.begin(), nodes.end());
  return nodes;
}

/// The first node at or behind the begin of a chunk that has statements around it.
NodeId first_node(const Tree& tree, std::size_t chunk) {
  const auto& chunks = tree.layout().chunks;
  for (; chunk < chunks.size(); ++chunk)
    if (!chunks[chunk].chunk->runs.empty()) return NodeId{chunk} << 32U | chunks[chunk].chunk->runs.front().first;
  return kNone;
}

/// What stands before the block of a statement.
text::Range header(const Tree& tree, NodeId statement) {
  const text::Range range = tree[statement].range;
  if (tree[statement].kind == NodeKind::block) return {range.begin, range.begin};
  const NodeId block = tree.child(statement, NodeKind::block);
  return block == kNone ? range : text::Range{range.begin, tree[block].range.begin};
}

/// One version, and the chunks that the edit took out of it or put into it.
struct Side {
  const Tree& tree;
  const Scopes& scopes;
  std::size_t first;         ///< of those chunks
  std::size_t last;          ///< behind them
  std::vector<NodeId> open;  ///< the nodes around what follows them

  Side(const Snapshot& version, std::size_t front, std::size_t back)
      : tree(version.tree), scopes(version.scopes), first(front), last(version.tree.layout().chunks.size() - back) {
    open = around(tree, first_node(tree, last));
  }
  [[nodiscard]] Offset end() const {
    const auto& chunks = tree.layout().chunks;
    return last == chunks.size() ? tree.text.size() + 1 : chunks[last].begin;
  }
  [[nodiscard]] bool is_edited(std::size_t chunk) const { return chunk >= first && chunk < last; }
  [[nodiscard]] std::size_t level_of(NodeId node) const {
    return static_cast<std::size_t>(std::find(open.begin(), open.end(), node) - open.begin());
  }
};

/// A binding, and what others can tell of it besides its value.
struct Fact {
  const Definition* definition;
  bool goes_on;     ///< can be seen behind the edited chunks …
  bool is_certain;  ///< … and is there for certain
  std::size_t home;

  [[nodiscard]] auto visible_part() const {
    return std::tuple(definition->by, definition->implicit, definition->access, goes_on, is_certain, home);
  }
};
using Facts = std::map<std::string_view, std::vector<Fact>>;

/// How much of a name's bindings has changed: what it stands for, or even where it is bound.
enum class Change : std::uint8_t { none, value, binding };

/// The chunks in which a name may matter.
struct Reach {
  std::size_t first;
  std::size_t last;
};

struct Touched {
  std::string_view name;
  Reach reach;
  Change change;
};

class Finder {
 public:
  Finder(const Snapshot& before, const Snapshot& now, const Sameness& sameness, const Affected& affected)
      : before_(before, affected.front, affected.back),
        now_(now, affected.front, affected.back),
        sameness_(sameness),
        affected_(affected) {
    affected_.chunks.resize(now.tree.layout().chunks.size());
  }

  Affected run() {
    for (std::size_t chunk = now_.first; chunk < now_.last; ++chunk) mark(chunk);
    for (const Side* side : {&before_, &now_})
      for (const std::size_t beside : {side->first, side->last})
        for (const NodeId node : around(side->tree, first_node(side->tree, beside)))
          if (chunk_of(node) < now_.first) mark(chunk_of(node));
    structure();
    bindings();
    reads();
    while (!touched_.empty()) {
      const Touched next = touched_.back();
      touched_.pop_back();
      follow(next);
    }
    return std::move(affected_);
  }

 private:
  void mark(std::size_t chunk) {
    if (chunk < affected_.chunks.size()) affected_.chunks[chunk] = true;
  }

  [[nodiscard]] std::size_t moved(std::size_t chunk_before) const { return chunk_before - before_.last + now_.last; }

  // --- What stands around

  void structure() {
    std::size_t same = 0;
    while (same < before_.open.size() && same < now_.open.size() && is_same(before_.open[same], now_.open[same])) ++same;
    if (branches(before_) != branches(now_)) same = 0;
    if (same == before_.open.size() && same == now_.open.size()) return;
    const auto depth = [](const Side& side, std::size_t chunk) {
      return around(side.tree, first_node(side.tree, chunk)).size();
    };
    for (std::size_t chunk = now_.last; chunk < affected_.chunks.size(); ++chunk) {
      if (std::max(depth(now_, chunk), depth(before_, chunk - now_.last + before_.last)) <= same) return;
      mark(chunk);
    }
  }

  [[nodiscard]] bool is_same(NodeId before, NodeId now) const {
    if (chunk_of(before) < now_.first || chunk_of(now) < now_.first) return before == now;
    const NodeKind kind = before_.tree[before].kind;
    if (kind != now_.tree[now].kind) return false;
    if (before_.tree.text.slice(header(before_.tree, before)) == now_.tree.text.slice(header(now_.tree, now))) return true;
    switch (kind) {
      case NodeKind::call_statement:
      case NodeKind::when_statement: return sameness_.call(before_.tree[before].first_child, now_.tree[now].first_child);
      case NodeKind::assignment:
      case NodeKind::function_statement: return false;
      // Names aside, which are another matter, what is written there means nothing to the lines inside.
      default: return true;
    }
  }

  /// What the edited lines add to the statements that go on behind them: branches, and lines that leave a block.
  static std::vector<std::pair<std::size_t, std::string_view>> branches(const Side& side) {
    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (std::size_t chunk = side.first; chunk < side.last; ++chunk)
      for (const NodeKind kind :
           {NodeKind::else_if, NodeKind::else_branch, NodeKind::catch_branch, NodeKind::finally_branch,
            NodeKind::throw_statement, NodeKind::return_statement, NodeKind::jump_statement})
        for (const NodeId id : side.tree.all_in(chunk, kind)) {
          const std::size_t level = side.level_of(side.tree[id].parent);
          const auto words = side.tree.slice(id);
          if (level < side.open.size()) found.emplace_back(level, words.substr(0, words.find_first_of(" \t\r\n")));
        }
    return found;
  }

  // --- Names

  void bindings() {
    const Facts before = facts(before_);
    const Facts now = facts(now_);
    const std::vector<Fact> none;
    const auto of = [&](const Facts& facts, std::string_view name) -> const std::vector<Fact>& {
      const auto found = facts.find(name);
      return found == facts.end() ? none : found->second;
    };
    for (const auto& [name, facts] : before) touch(name, change(facts, of(now, name)));
    for (const auto& [name, facts] : now)
      if (!before.contains(name)) touch(name, Change::binding);
  }

  [[nodiscard]] Change change(const std::vector<Fact>& before, const std::vector<Fact>& now) const {
    if (!std::equal(before.begin(), before.end(), now.begin(), now.end(),
                    [](const Fact& a, const Fact& b) { return a.visible_part() == b.visible_part(); }))
      return Change::binding;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Definition& was = *before[i].definition;
      const Definition& is = *now[i].definition;
      const bool same_text =
          before_.tree.text.slice(made_of(before_.tree, was)) == now_.tree.text.slice(made_of(now_.tree, is));
      if (!same_text && !sameness_.value(was, is)) return Change::value;
    }
    return Change::none;
  }

  static Facts facts(const Side& side) {
    Facts facts;
    const Offset end = side.end();
    for (std::size_t chunk = side.first; chunk < side.last; ++chunk)
      for (const Definition* each : side.scopes.definitions_in(chunk)) {
        const bool goes_on = each->visible.end > end;
        facts[each->name].push_back({.definition = each,
                                     .goes_on = goes_on,
                                     .is_certain = goes_on && side.scopes.is_certain(*each, end),
                                     .home = side.level_of(home_of(side.tree, each->statement))});
      }
    return facts;
  }

  /// The text that says what the name stands for.
  static text::Range made_of(const Tree& tree, const Definition& definition) {
    const text::Range range = header(tree, definition.statement);
    return definition.by == BoundBy::assignment ? text::Range{range.begin, definition.visible.begin} : range;
  }

  /// In the edited lines and wherever else a binding of that name in them can be seen.
  void touch(std::string_view name, Change change) {
    if (change == Change::none) return;
    const auto is_told = [&](const Side& side) { return side.scopes.bindings(name).size() <= sameness_.most_bindings; };
    if (is_told(before_) != is_told(now_)) return touch({name, {0, affected_.chunks.size()}, change});
    Reach reach{now_.first, now_.last};
    for (const Side* side : {&before_, &now_})
      for (std::size_t chunk = side->first; chunk < side->last; ++chunk)
        for (const Definition* each : side->scopes.definitions_in(chunk)) {
          if (each->name != name) continue;
          const Reach seen = reach_of(*side, *each);
          reach = {std::min(reach.first, seen.first), std::max(reach.last, seen.last)};
        }
    touch({name, reach, change});
  }

  [[nodiscard]] Reach reach_of(const Side& side, const Definition& definition) const {
    if (definition.by == BoundBy::function) return {0, affected_.chunks.size()};
    const std::size_t home = chunk_of(home_of(side.tree, definition.statement));
    std::size_t last = side.tree.layout().chunk_at(definition.visible.end);
    if (&side == &before_) last = last < side.last ? std::min(last, now_.last) : moved(last);
    return {std::min(home, now_.first), last + 1};
  }

  void touch(Touched touched) {
    const auto [known, is_new] = seen_.try_emplace(touched.name, touched);
    if (!is_new) {
      Touched& seen = known->second;
      if (seen.reach.first <= touched.reach.first && seen.reach.last >= touched.reach.last && seen.change >= touched.change)
        return;
      seen.reach = {std::min(touched.reach.first, seen.reach.first), std::max(touched.reach.last, seen.reach.last)};
      seen.change = std::max(seen.change, touched.change);
    }
    touched_.push_back(known->second);
  }

  /// Chunks that name it are affected, and what they bind to something that is made of it is another thing, too.
  void follow(const Touched& touched) {
    const auto& [name, reach, change] = touched;
    const NameHash hash = hash_of_name(name);
    const Layout& layout = now_.tree.layout();
    const auto& chunks = layout.chunks;
    for (std::size_t chunk = reach.first; chunk < std::min(reach.last, chunks.size()); ++chunk) {
      const bool uses = layout.used.may_have(chunk, hash);
      if (!uses && !layout.bound.may_have(chunk, hash)) continue;
      const ChunkNames& names = chunks[chunk].chunk->names;
      const auto is_it = [&](const auto& each) { return each.hash == hash; };
      if (change == Change::binding && (std::any_of(names.bindings.begin(), names.bindings.end(), is_it) ||
                                        std::any_of(names.words.begin(), names.words.end(), is_it)))
        mark(chunk);
      if (!uses || std::none_of(names.uses.begin(), names.uses.end(), is_it)) continue;
      mark(chunk);
      const auto names_it = [&](text::Range range) {
        return std::any_of(names.uses.begin(), names.uses.end(), [&](const ChunkUse& use) {
          const Offset begin = chunks[chunk].begin + use.name.begin;
          return is_it(use) && range.contains(begin);
        });
      };
      for (const Definition* each : now_.scopes.definitions_in(chunk))
        if (each->by != BoundBy::function && names_it(made_of(now_.tree, *each)))
          touch({each->name, reach_in_now(*each), Change::value});
      for (const LocalId local : chunks[chunk].chunk->opened) {
        const NodeId id = NodeId{chunk} << 32U | local;
        if (!names_it(header(now_.tree, id))) continue;
        const std::size_t last = now_.tree.layout().chunk_at(now_.tree[id].range.end);
        for (std::size_t inside = chunk; inside <= last; ++inside) mark(inside);
      }
    }
  }

  [[nodiscard]] Reach reach_in_now(const Definition& definition) const {
    return {chunk_of(home_of(now_.tree, definition.statement)), now_.tree.layout().chunk_at(definition.visible.end) + 1};
  }

  /// Variables that only one of the two versions of the lines names may be read no more, or for the first time.
  void reads() {
    const std::set<NodeId> before = read_from_above(before_);
    const std::set<NodeId> now = read_from_above(now_);
    std::vector<NodeId> differ;
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(differ));
    for (const NodeId each : differ) mark(chunk_of(each));
  }

  /// The first bindings, in the chunks in front of the edit, of the variables that its lines name.
  static std::set<NodeId> read_from_above(const Side& side) {
    std::set<NodeId> found;
    const auto& chunks = side.tree.layout().chunks;
    for (std::size_t chunk = side.first; chunk < side.last; ++chunk) {
      const ChunkNames& names = chunks[chunk].chunk->names;
      for (const auto* uses : {&names.uses, &names.words})
        for (const ChunkUse& use : *uses) {
          const Offset begin = chunks[chunk].begin + use.name.begin;
          const Definition* each = side.scopes.find(side.tree.text.slice({begin, begin + use.name.size()}), begin);
          if (each != nullptr && each->variable->node != kNone && chunk_of(each->variable->node) < side.first)
            found.insert(each->variable->node);
        }
    }
    return found;
  }

  Side before_;
  Side now_;
  const Sameness& sameness_;
  Affected affected_;
  std::map<std::string_view, Touched> seen_;
  std::vector<Touched> touched_;
};

}  // namespace

Affected affected_by_edit(const Snapshot& before, const Snapshot& now, const Sameness& sameness) {
  const auto& old = before.tree.layout().chunks;
  const auto& chunks = now.tree.layout().chunks;
  const auto same = [](const Layout::Placed& a, const Layout::Placed& b) { return a.chunk == b.chunk; };
  Affected affected;
  affected.front = static_cast<std::size_t>(
      std::mismatch(old.begin(), old.end(), chunks.begin(), chunks.end(), same).first - old.begin());
  const auto most = static_cast<std::ptrdiff_t>(affected.front);
  affected.back = static_cast<std::size_t>(
      std::mismatch(old.rbegin(), old.rend() - most, chunks.rbegin(), chunks.rend() - most, same).first - old.rbegin());
  if (affected.front == chunks.size() && affected.front == old.size()) {
    affected.chunks.resize(chunks.size());
    return affected;
  }
  return Finder(before, now, sameness, affected).run();
}

}  // namespace asyncy::story
