// What holds of every story tree, whatever the text.
#pragma once

#include <string>

#include "core/story/syntax.h"

namespace asyncy::test {

/// What is wrong with `tree`, or nothing: tokens ordered with only blanks between them, children inside their parents and
/// in order, parent links, calls complete, diagnostics inside the text.
std::string tree_faults(const story::Tree& tree);

/// Where two trees of the same text differ, in anything but how their nodes are numbered; or nothing.
std::string tree_difference(const story::Tree& a, const story::Tree& b);

}  // namespace asyncy::test
