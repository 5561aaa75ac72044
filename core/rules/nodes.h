// Where in a story a node stands, for rules about what may stand where.
#pragma once

#include <initializer_list>

#include "core/story/syntax.h"

namespace asyncy::rules {

/// The nearest node around `id` of one of `kinds`, not looking out of a function; kNone when there is none.
story::NodeId enclosing(const story::Tree& tree, story::NodeId id, std::initializer_list<story::NodeKind> kinds);

}  // namespace asyncy::rules
