// A story as it is written: tokens, and a tree of nodes, in chunks that versions of a story share.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "core/story/layout.h"
#include "core/text/diagnostic.h"
#include "core/text/range.h"
#include "core/text/text.h"

namespace asyncy::story {

/// What it took to read a version.
struct Work {
  std::size_t lexed_bytes = 0;
  std::size_t built_nodes = 0;
};

/// One parsed story. Parsing never fails. Children lie inside their parents, in the order of the text. Copies share all.
struct Tree {
  Tree() = default;
  Tree(text::Text of, std::vector<std::shared_ptr<const Chunk>> chunks);

  text::Text text;
  Sequence<TokenPart> tokens;  ///< tokens and the gaps between them concatenate to the text
  Sequence<NodePart> nodes;    ///< in no special order; some that the parser dropped belong to no parent
  Sequence<CallPart> calls;    ///< every node of kind `call`, in the order of the text
  NodeId root = kNone;         ///< a block, always there
  std::vector<text::Diagnostic> diagnostics;  ///< sorted
  bool is_text = true;  ///< false: so many bytes are none that nothing was read
  Work work;

  /// Every node of that kind, in the order of the text.
  [[nodiscard]] Sequence<KindPart> all(NodeKind kind) const { return Sequence<KindPart>(*layout_, {kind}); }
  /// Those that begin in one chunk.
  [[nodiscard]] std::vector<NodeId> all_in(std::size_t chunk, NodeKind kind) const;
  [[nodiscard]] Node operator[](NodeId id) const { return layout_->node(id); }
  [[nodiscard]] std::string_view slice(NodeId id) const { return text.slice((*this)[id].range); }
  [[nodiscard]] const Layout& layout() const { return *layout_; }
  /// The number of tokens that begin before `at`: the index of the first that begins at or behind it.
  [[nodiscard]] std::size_t token_at(text::Offset at) const;
  /// Those that begin in `gap`, in which no node lies; inside a string those of its code.
  [[nodiscard]] std::vector<Token> tokens_in(text::Range gap) const;
  /// The index of `call` in `calls`; the number of calls when it is none.
  [[nodiscard]] std::size_t index_of(NodeId call) const;

  /// for (NodeId child : tree.children(id))
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const Tree* tree, NodeId at) : tree_(tree), at_(at) {}
      NodeId operator*() const { return at_; }
      Iterator& operator++() {
        at_ = (*tree_)[at_].next_sibling;
        return *this;
      }
      bool operator==(const Iterator& other) const { return at_ == other.at_; }

     private:
      const Tree* tree_;
      NodeId at_;
    };
    Children(const Tree* tree, NodeId first) : tree_(tree), first_(first) {}
    [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
    [[nodiscard]] Iterator end() const { return {tree_, kNone}; }

   private:
    const Tree* tree_;
    NodeId first_;
  };
  [[nodiscard]] Children children(NodeId id) const { return {this, (*this)[id].first_child}; }
  /// The first child of that kind; kNone when there is none.
  [[nodiscard]] NodeId child(NodeId id, NodeKind kind) const;

 private:
  std::shared_ptr<const Layout> layout_;
};

}  // namespace asyncy::story
