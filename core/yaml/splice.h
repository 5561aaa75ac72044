// Reading on from an earlier version of a text: only the entries that an edit touches are read again.
#pragma once

#include <optional>
#include <string>

#include "core/yaml/reading.h"

namespace asyncy::yaml {

/// What `parse` gives for `text`, made from the tree of an earlier version; none where that cannot be told from the touched
/// entries of the root, or of a map in the root, alone. Then the whole text must be read.
std::optional<Tree> splice(const text::Text& text, const Tree& before, Limits limits);

}  // namespace asyncy::yaml
