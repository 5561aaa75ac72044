// Reads a text block by block: a mistake costs no more than its own block, and an edit no more than the blocks it touches.
#pragma once

#include <optional>

#include "core/yaml/reading.h"
#include "core/yaml/scrub.h"

namespace asyncy::yaml {

/// The tree of `text`; none where it must be read as a whole. Of `before`, the tree of an earlier version or null, the blocks are
/// taken that did not change: that changes nothing but the time.
std::optional<Tree> read_blocks(const text::Text& text, const Scrubbed& scrubbed, const Tree* before, Limits limits);

}  // namespace asyncy::yaml
