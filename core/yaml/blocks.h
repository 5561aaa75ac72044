// Where a YAML text can be cut so that each part can be read alone.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/yaml/tree.h"

namespace asyncy::yaml {

/// The lines of `bytes`, a scrubbed text, cut before the keys of the root and of the maps in it; only what the text says of
/// a block is filled in. A line that should be a key and has no colon begins a block of its own. Empty when the text can
/// only be read as a whole: the root is no block map of plain keys, anchors tie distant parts together, tabs indent.
std::vector<Block> blocks_of(std::string_view bytes);

/// The index of the block that holds the entry and no other; nothing where there is none.
std::optional<std::size_t> block_of(const Tree& tree, Entry entry);

/// For each of the `blocks` of `text` the block of `before`, the tree of an earlier version, that has the same lines and
/// was read without a mistake: its nodes stand here again, moved. Null where there is none.
std::vector<const Block*> kept_blocks(const Tree& before, std::string_view text, std::span<const Block> blocks);

}  // namespace asyncy::yaml
