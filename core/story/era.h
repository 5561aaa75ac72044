// What the compiler of one year would not read: forms that were gone by 2020, forms that came after 2018.
#pragma once

#include <vector>

#include "core/story/syntax.h"
#include "core/text/diagnostic.h"

namespace asyncy::story {

/// Of one statement and everything inside it; nothing that stands before or behind it matters.
void judge_statement(const Tree& tree, NodeId statement, text::Dialect dialect, std::vector<text::Diagnostic>& out);

/// Of the whole story; nothing in the dialect that accepts the forms of every year.
std::vector<text::Diagnostic> judge_era(const Tree& tree, text::Dialect dialect);

}  // namespace asyncy::story
