// What holds for every tree of a YAML text, however broken the text.
#pragma once

#include "core/yaml/tree.h"

namespace asyncy::test {

/// Fails the running test when a range leaves the text or its parent, siblings overlap or are out of order, links
/// contradict each other, or a diagnostic has no rule, message or order.
void check_tree_invariants(const yaml::Tree& tree);

}  // namespace asyncy::test
