// Edits that mend what the schema says against a document.
#pragma once

#include <optional>
#include <string_view>

#include "core/manifest/schema.h"
#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

/// Another name for the key of an entry; nothing when its map has that name already.
std::optional<text::Fix> rename_key(const yaml::Tree& tree, yaml::Entry entry, std::string_view name);

/// An entry with the lines that it has to itself, or with its comma in `{…}`.
text::Fix remove_entry(const yaml::Tree& tree, yaml::Entry entry);

/// An element of a list, as `remove_entry` does it; without edits when it shares its line with the list's key.
text::Fix remove_element(const yaml::Tree& tree, yaml::NodeId element);

/// `optional: true` as `required: false`; nothing when the value is neither true nor false.
std::optional<text::Fix> invert_optional(const yaml::Tree& tree, yaml::Entry entry);

/// A text in quotes that without them is of the shape that is asked for: `"true"`, `"8080"`.
std::optional<text::Fix> remove_quotes(const yaml::Tree& tree, yaml::NodeId value, Shapes wanted);

/// A `name` that no other argument of the list has; without edits where an empty one waits for its text.
text::Fix add_name(const yaml::Tree& tree, yaml::NodeId argument);

/// `foo: string` as the text `foo:string`.
text::Fix join_shorthand(const yaml::Tree& tree, yaml::Entry entry);

/// Every misplaced `result` of `commands` moved below the command above it: the second one would be told once the first is
/// mended. Nothing when a command has a result already, or no entries to align one with.
std::optional<text::Fix> indent_results(const yaml::Tree& tree, yaml::NodeId commands);

}  // namespace asyncy::manifest
