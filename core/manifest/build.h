// From the tree of a manifest to its typed model.
#pragma once

#include "core/manifest/model.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

/// Reads what can be read and leaves out the rest; `validate` says what is wrong. Aliases and merges (`<<`) are followed.
/// Patterns are compiled here, once.
Manifest build(const yaml::Tree& tree);

}  // namespace asyncy::manifest
