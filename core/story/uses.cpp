// Where the names of a story are read and written.
#include <algorithm>

#include "core/story/scope.h"

namespace asyncy::story {

/// Without those that `wanted` denies, which sees hashes and how names are accessed.
template <class Wanted>
void Scopes::append_uses(std::size_t chunk, Wanted wanted, std::vector<Use>& to) const {
  const Layout::Placed& placed = tree_->layout().chunks[chunk];
  const std::size_t before = to.size();
  for (const ChunkBinding& each : placed.chunk->names.bindings) {
    if (!wanted(each.hash, each.access)) continue;
    const Definition& made = definition_of(chunk, each);
    to.push_back(
        {.range = made.range, .definition = &made, .access = made.access, .place = Place::binding, .node = made.node});
  }
  const auto by_place = [](const Use& a, const Use& b) { return a.range.begin < b.range.begin; };
  std::stable_sort(to.begin() + static_cast<std::ptrdiff_t>(before), to.end(), by_place);
  const std::size_t bindings = to.size();
  for (const ChunkUse& each : placed.chunk->names.uses) {
    if (!wanted(each.hash, each.access)) continue;
    const text::Range range{placed.begin + each.name.begin, placed.begin + each.name.end};
    const Definition* found = find(tree_->text.slice(range), range.begin);
    if (found == nullptr && (each.place == Place::service || each.place == Place::word)) continue;
    to.push_back({.range = range,
                  .definition = found,
                  .access = each.access,
                  .place = each.place,
                  .node = NodeId{chunk} << 32U | each.node});
  }
  std::inplace_merge(to.begin() + static_cast<std::ptrdiff_t>(before), to.begin() + static_cast<std::ptrdiff_t>(bindings),
                     to.end(), by_place);
}

std::vector<Use> Scopes::uses_in(std::size_t chunk) const {
  std::vector<Use> uses;
  append_uses(
      chunk, [](NameHash, Access) { return true; }, uses);
  return uses;
}

std::vector<Use> Scopes::reads_in(std::size_t chunk) const {
  std::vector<Use> uses;
  append_uses(
      chunk, [](NameHash, Access access) { return access != Access::write; }, uses);
  return uses;
}

std::vector<Use> Scopes::uses() const {
  std::vector<Use> uses;
  for (std::size_t chunk = 0; chunk < tree_->layout().chunks.size(); ++chunk)
    append_uses(
        chunk, [](NameHash, Access) { return true; }, uses);
  return uses;
}

std::optional<Use> Scopes::use_at(text::Offset at) const {
  const std::vector<Use> uses = uses_in(tree_->layout().chunk_at(at));
  auto use = std::partition_point(uses.begin(), uses.end(), [&](const Use& each) { return each.range.begin <= at; });
  return use != uses.begin() && (--use)->range.touches(at) ? std::optional(*use) : std::nullopt;
}

bool Scopes::may_be_read(const Definition& definition) const {
  const std::vector<Use> uses = uses_of(definition);
  if (std::any_of(uses.begin(), uses.end(), [](const Use& use) { return use.access != Access::write; })) return true;
  const NameHash hash = hash_of_name(definition.name);
  const Layout& layout = tree_->layout();
  for (std::size_t chunk = layout.used.next(0, hash); chunk < layout.chunks.size();
       chunk = layout.used.next(chunk + 1, hash)) {
    const Layout::Placed& placed = layout.chunks[chunk];
    for (const ChunkUse& word : placed.chunk->names.words) {
      if (word.hash != hash) continue;
      const text::Range range{placed.begin + word.name.begin, placed.begin + word.name.end};
      const Definition* found = find(tree_->text.slice(range), range.begin);
      // Where it is bound it is not read.
      if (found != nullptr && found->variable == definition.variable && range != definition.range) return true;
    }
  }
  return false;
}

std::vector<Use> Scopes::uses_of(const Definition& definition) const {
  const NameHash hash = hash_of_name(definition.name);
  const Layout& layout = tree_->layout();
  std::vector<Use> uses;
  for (std::size_t chunk = 0; chunk < layout.chunks.size(); ++chunk)
    if (layout.bound.may_have(chunk, hash) || layout.used.may_have(chunk, hash))
      append_uses(
          chunk, [&](NameHash each, Access) { return each == hash; }, uses);
  std::erase_if(
      uses, [&](const Use& use) { return use.definition == nullptr || use.definition->variable != definition.variable; });
  return uses;
}

}  // namespace asyncy::story
