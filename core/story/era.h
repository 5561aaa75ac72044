// What the compiler of one year would not read: forms that were gone by 2020, forms that came after 2018.
#pragma once

#include <cstddef>
#include <vector>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"

namespace asyncy::story {

/// Of the statements that begin in one chunk, as far as they stand there; nothing in the dialect that accepts the forms of
/// every year.
void judge_era(const Tree& tree, std::size_t chunk, text::Dialect dialect, std::vector<text::Diagnostic>& out);

/// Of the whole story.
std::vector<text::Diagnostic> judge_era(const Tree& tree, text::Dialect dialect);

}  // namespace asyncy::story
