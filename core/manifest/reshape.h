// A list written as a map and a map written as a list, brought into the other form.
#pragma once

#include <optional>

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

/// Bytes before `node` on its line.
text::Offset column_of(const yaml::Tree& tree, yaml::NodeId node);

/// The map below `args` or `kwargs` as a list of arguments: `speed: {…}` becomes `- name: speed …`. Nothing for what would not
/// be read as the same.
std::optional<text::Fix> arguments_as_list(const yaml::Tree& tree, yaml::NodeId map);

/// A list of names as a map: `- TOKEN` becomes `TOKEN:`. Nothing when an element is no name.
std::optional<text::Fix> names_as_map(const yaml::Tree& tree, yaml::Entry entry);

/// Moves whole lines to the right, or to the left when `by` is negative; blank lines stay. False where a line has not that many
/// blanks.
bool shift_lines(const text::Text& text, text::Range range, int by, std::vector<text::Edit>& edits);

}  // namespace asyncy::manifest
