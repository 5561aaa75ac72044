// Hands the items of a call to the arguments of a command.
#pragma once

#include <span>

#include "core/binding/binding.h"

namespace asyncy::binding {

/// Not even a default stands in for it.
inline bool must_be_passed(const manifest::Argument& argument) { return argument.required && !argument.default_value; }

/// Fills `arguments`, `extras`, `missing` and `positions_known` of `bound` from the items that follow the command.
void bind_items(const story::Tree& tree, const manifest::Command& command, std::span<const story::NodeId> items,
                BoundCall& bound);

}  // namespace asyncy::binding
