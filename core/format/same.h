// Whether two texts mean the same.
#pragma once

#include <cstddef>
#include <vector>

#include "core/story/syntax.h"

namespace asyncy::format {

/// Numbers of the top-level statements of `before` that `after` does not hold as they are, apart from where things stand.
std::vector<std::size_t> changed_statements(const story::Tree& before, const story::Tree& after);

}  // namespace asyncy::format
