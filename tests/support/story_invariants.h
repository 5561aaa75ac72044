// What holds of every story tree, whatever the text.
#pragma once

#include <string>

#include "core/story/syntax.h"

namespace asyncy::test {

/// What is wrong with `tree`, or nothing: tokens ordered with only blanks between them, children inside their parents and
/// in order, parent links, calls complete, diagnostics inside the text.
std::string tree_faults(const story::Tree& tree);

/// Fails the running test when `tree_faults` finds any.
void check_tree_invariants(const story::Tree& tree);

}  // namespace asyncy::test
