// Finding one call among those that were bound.
#pragma once

#include <span>

#include "core/binding/binding.h"

namespace asyncy::binding {

/// What became of `call` among `calls`, which are those of `tree` in the order of the text; null when it is none of them.
const BoundCall* find_bound(std::span<const BoundCall> calls, const story::Tree& tree, story::NodeId call);

}  // namespace asyncy::binding
