// How the chunks of one version of a story hang together, and what they hold as if there were one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

#include "core/story/chunk.h"

namespace asyncy::story {

/// The chunks of one version in the order of the text, and how they hang together.
struct Layout {
  struct Placed {
    std::shared_ptr<const Chunk> chunk;
    text::Offset begin = 0;
    std::uint32_t first_run = 0;     ///< in `ties`
    std::uint32_t first_opened = 0;  ///< in `opened`
    std::size_t first_node = 0;      ///< how many there are before: of nodes, tokens and calls
    std::size_t first_token = 0;
    std::size_t first_call = 0;
  };
  /// Of a run: the node that it belongs to, and what follows its last node there.
  struct Tie {
    NodeId parent = kNone;
    NodeId next = kNone;
  };
  /// Of a node that goes on in later chunks.
  struct Opened {
    NodeId next = kNone;  ///< its first child there
    text::Offset end = 0;
    bool broken = false;
  };

  Layout(std::vector<std::shared_ptr<const Chunk>> parts, text::Offset size);
  [[nodiscard]] Node node(NodeId id) const {
    const Placed& placed = chunks[id >> 32U];
    const ChunkNode& here = placed.chunk->nodes[static_cast<LocalId>(id)];
    const NodeId base = id & ~NodeId{0xFFFFFFFF};
    const auto global = [base](LocalId local) { return local == kNoLocal ? kNone : base | local; };
    Node node{.kind = here.kind,
              .marks = here.marks,
              .range = {placed.begin + here.range.begin, placed.begin + here.range.end},
              .parent = global(here.parent),
              .first_child = global(here.first_child),
              .next_sibling = global(here.next_sibling)};
    if (here.loose != 0) tie(id, node);
    return node;
  }
  /// As of `node`, and much cheaper.
  [[nodiscard]] NodeKind kind(NodeId id) const { return chunk_node(id).kind; }
  [[nodiscard]] NodeId parent(NodeId id) const {
    const ChunkNode& here = chunk_node(id);
    if ((here.loose & ChunkNode::kRoot) != 0) return ties[chunks[id >> 32U].first_run + here.parent].parent;
    return here.parent == kNoLocal ? kNone : (id & ~NodeId{0xFFFFFFFF}) | here.parent;
  }
  /// The chunk that holds `offset`; the last one at the end of the text.
  [[nodiscard]] std::size_t chunk_at(text::Offset offset) const;

  std::vector<Placed> chunks;  ///< at least one
  NameFilters bound;
  NameFilters used;
  std::vector<Tie> ties;
  std::vector<Opened> opened;

 private:
  [[nodiscard]] const ChunkNode& chunk_node(NodeId id) const {
    return chunks[id >> 32U].chunk->nodes[static_cast<LocalId>(id)];
  }
  void tie(NodeId id, Node& node) const;
};

/// What every chunk holds some of, as one sequence: `Part` says what. Lives as long as its tree.
template <typename Part>
class Sequence {
 public:
  using Value = typename Part::Value;

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = const Value*;
    using reference = Value;

    Iterator() = default;
    Iterator(const Layout* layout, std::size_t chunk, Part part) : layout_(layout), chunk_(chunk), part_(part) { skip(); }
    Value operator*() const { return part_.get(layout_->chunks[chunk_], chunk_, at_); }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    void skip() {
      while (chunk_ < layout_->chunks.size() && at_ == part_.of(*layout_->chunks[chunk_].chunk).size()) {
        ++chunk_;
        at_ = 0;
      }
    }
    const Layout* layout_ = nullptr;
    std::size_t chunk_ = 0;
    std::size_t at_ = 0;
    [[no_unique_address]] Part part_;
  };

  Sequence() = default;
  explicit Sequence(const Layout& layout, Part part = {}) : layout_(&layout), part_(part) {}
  [[nodiscard]] Iterator begin() const { return {layout_, 0, part_}; }
  [[nodiscard]] Iterator end() const { return {layout_, layout_->chunks.size(), part_}; }
  [[nodiscard]] std::size_t size() const {
    const Layout::Placed& last = layout_->chunks.back();
    return part_.before(last) + part_.of(*last.chunk).size();
  }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] Value operator[](std::size_t index) const {
    std::size_t low = 0;
    for (std::size_t high = layout_->chunks.size(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      (part_.before(layout_->chunks[middle]) <= index ? low : high) = middle;
    }
    return part_.get(layout_->chunks[low], low, index - part_.before(layout_->chunks[low]));
  }
  [[nodiscard]] Value back() const { return (*this)[size() - 1]; }

 private:
  const Layout* layout_ = nullptr;
  [[no_unique_address]] Part part_;
};

struct TokenPart {
  using Value = Token;
  bool operator==(const TokenPart&) const = default;
  static const auto& of(const Chunk& chunk) { return chunk.tokens; }
  static std::size_t before(const Layout::Placed& placed) { return placed.first_token; }
  static Token get(const Layout::Placed& placed, std::size_t /*chunk*/, std::size_t at) {
    const Token& token = placed.chunk->tokens[at];
    return {token.kind, {placed.begin + token.range.begin, placed.begin + token.range.end}};
  }
};

/// The nodes of one kind that have a parent; a sequence to go through.
struct KindPart {
  using Value = NodeId;
  NodeKind kind = NodeKind::error;
  [[nodiscard]] std::span<const LocalId> of(const Chunk& chunk) const { return chunk.all(kind); }
  [[nodiscard]] NodeId get(const Layout::Placed& placed, std::size_t chunk, std::size_t at) const {
    return NodeId{chunk} << 32U | of(*placed.chunk)[at];
  }
  bool operator==(const KindPart&) const = default;
};

struct CallPart : KindPart {
  CallPart() : KindPart{NodeKind::call} {}
  static std::size_t before(const Layout::Placed& placed) { return placed.first_call; }
};

struct NodePart {
  using Value = NodeId;
  bool operator==(const NodePart&) const = default;
  static const auto& of(const Chunk& chunk) { return chunk.nodes; }
  static std::size_t before(const Layout::Placed& placed) { return placed.first_node; }
  static NodeId get(const Layout::Placed& /*placed*/, std::size_t chunk, std::size_t at) { return NodeId{chunk} << 32U | at; }
};

}  // namespace asyncy::story
