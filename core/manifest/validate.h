// Holds a document against the schema: every key known, of the right kind, there once, and there where it must be.
#pragma once

#include <span>
#include <vector>

#include "core/manifest/schema.h"
#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

class Earlier;

/// The section of the root of a manifest: what the keys at the root say it describes, a service or an app.
Section root_section(const yaml::Tree& tree);

/// Everything that the schema says against the document whose root is a `root`. What an alias stands for is judged where it
/// is written. Sorted by range.
std::vector<text::Diagnostic> validate(const yaml::Tree& tree, Section root);

struct Validation {
  std::vector<text::Diagnostic> diagnostics;
  /// For each block of the tree the section that it fits without a mistake; `free` where it does not, or where nobody can say. It
  /// saves a later version the trouble, and means nothing else.
  std::vector<Section> fitting;
};
/// The same; what `earlier`, null or of the version before, knows to be fine is not looked at again.
Validation validate(const yaml::Tree& tree, Section root, const Earlier* earlier);

/// The rules that `validate` reports, for the registry.
std::span<const text::RuleInfo* const> rules();

/// True when the entry of `commands` looks like the `result` of the command above it, one level too shallow.
bool is_misplaced_result(const yaml::Tree& tree, yaml::Entry command);

}  // namespace asyncy::manifest
