// Manifests in one style: edits to the blanks and empty lines around their keys, and to nothing else.
#pragma once

#include <vector>

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::format {

inline constexpr unsigned kManifestIndent = 2;

/// The edits, sorted, that give a manifest its style. Comments, quotes, the order of keys and the lines stay. None for a text with
/// mistakes in its YAML. What the edits give is read again and means the same, and needs no further edits.
std::vector<text::Edit> format_manifest(const yaml::Tree& tree);

}  // namespace asyncy::format
