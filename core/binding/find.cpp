#include "core/binding/find.h"

namespace asyncy::binding {

const BoundCall* find_bound(std::span<const BoundCall> calls, const story::Tree& tree, story::NodeId call) {
  const std::size_t index = tree.index_of(call);
  return index < calls.size() && calls[index].call == call ? &calls[index] : nullptr;
}

}  // namespace asyncy::binding
