#include "core/binding/find.h"

#include <algorithm>

namespace asyncy::binding {

const BoundCall* find_bound(std::span<const BoundCall> calls, const story::Tree& tree, story::NodeId call) {
  const text::Offset begin = tree[call].range.begin;
  auto found = std::partition_point(calls.begin(), calls.end(),
                                    [&](const BoundCall& each) { return tree[each.call].range.begin < begin; });
  while (found != calls.end() && found->call != call && tree[found->call].range.begin == begin) ++found;
  return found != calls.end() && found->call == call ? &*found : nullptr;
}

}  // namespace asyncy::binding
