// From the tree of a manifest to its typed model.
#pragma once

#include "core/manifest/model.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

class Earlier;

/// Reads what can be read and leaves out the rest; `validate` says what is wrong. Aliases and merges (`<<`) are followed.
/// Patterns are compiled here, once. `earlier`, null or of the version before, saves the reading of what did not change.
Manifest build(const yaml::Tree& tree, const Earlier* earlier = nullptr);

}  // namespace asyncy::manifest
