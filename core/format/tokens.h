// Which token stands where.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/story/syntax.h"

namespace asyncy::format {

/// The one byte that an operator is; 0 for longer ones and all other tokens.
char sign_of(const story::Tree& tree, std::size_t token);
bool opens(char sign);
bool closes(char sign);

/// The node behind `at` in the order of the text, a parent before its children; kNone behind the last. Without `inside`,
/// what lies below `at` is passed over.
story::NodeId next_node(const story::Tree& tree, story::NodeId at, bool inside = true);

}  // namespace asyncy::format
