// A YAML document as it is written: every node knows its exact range, duplicates and order are kept, nothing is expanded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/text/range.h"
#include "core/text/text.h"

namespace asyncy::yaml {

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xFFFFFFFF;

enum class Kind : std::uint8_t {
  null,    ///< absent (empty range), `~` or `null`
  scalar,  ///< text; typing is the reader's business: look at `style`, too
  sequence,
  map,    ///< children alternate: key, value, key, value …
  alias,  ///< `*name`; `target` is the node with the anchor
};

enum class Style : std::uint8_t { none, plain, single_quoted, double_quoted, literal, folded, block, flow };

struct Node {
  Kind kind = Kind::null;
  Style style = Style::none;  ///< of a scalar: plain … folded; of a collection: block or flow
  text::Range range;          ///< without anchor and tag; of a scalar with its quotes or block header
  text::Range anchor;         ///< `&name`, with the ampersand; empty when there is none
  text::Range tag;            ///< `!tag` as written; empty when there is none
  NodeId parent = kNone;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;
  NodeId target = kNone;                          ///< of an alias
  std::uint32_t value_begin = 0, value_size = 0;  ///< into `Tree::values`
};

/// A key and its value.
struct Entry {
  NodeId key = kNone;
  NodeId value = kNone;
};

/// Whole lines that were read alone: some entries of the root map, or of a map in it.
struct Block {
  text::Range lines;
  text::Offset column = 0;   ///< of their keys
  bool inside = false;       ///< entries of the map that a block before them opens
  bool opens = false;        ///< one key without a value: the blocks inside it follow
  bool key_follows = false;  ///< another block comes behind it
  bool healthy = true;       ///< read without a mistake
  NodeId first = 0, behind = 0;                    ///< its nodes
  std::uint32_t values_begin = 0, values_end = 0;  ///< into `Tree::values`
};

/// One parsed document. Parsing never fails: what could not be read is told in `diagnostics` and left out of the nodes.
/// A range of a node lies inside its parent's range, except that an alias's target may be anywhere.
struct Tree {
  text::Text text;
  std::vector<Node> nodes;
  NodeId root = kNone;                        ///< kNone when the document holds nothing
  std::string values;                         ///< decoded scalars, one behind the other
  std::vector<text::Diagnostic> diagnostics;  ///< yaml-syntax and the like, sorted
  std::vector<text::Range> repaired;          ///< lines that were blanked to read the rest: siblings may be missing there
  std::vector<Block> blocks;                  ///< in which it was read; none: as a whole

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
  /// The decoded text of a scalar; empty for other kinds.
  [[nodiscard]] std::string_view value(NodeId id) const {
    return std::string_view(values).substr(nodes[id].value_begin, nodes[id].value_size);
  }
  /// The node itself, or what an alias stands for (an alias of an alias cannot be written; an alias inside its own anchor
  /// can).
  [[nodiscard]] NodeId resolve(NodeId id) const {
    return nodes[id].kind == Kind::alias && nodes[id].target != kNone ? nodes[id].target : id;
  }
  /// Elements of a sequence, or keys and values of a map in turn.
  [[nodiscard]] std::vector<NodeId> children(NodeId id) const;
  /// All pairs of a map in the order of the text, duplicates too; empty for other kinds.
  [[nodiscard]] std::vector<Entry> entries(NodeId id) const;
  /// From the key to the end of the value, which may be an empty node.
  [[nodiscard]] text::Range range(Entry entry) const {
    return {(*this)[entry.key].range.begin, std::max((*this)[entry.key].range.end, (*this)[entry.value].range.end)};
  }
  /// The value of the first entry whose key is the scalar `key`; kNone when absent or `id` is no map.
  [[nodiscard]] NodeId find(NodeId id, std::string_view key) const;
  /// True when a blanked line lies inside `id`, so that an entry that seems to be missing may be there.
  [[nodiscard]] bool has_repair_inside(NodeId id) const;
};

}  // namespace asyncy::yaml
