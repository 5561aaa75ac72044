// A stretch of a story that was read in one go, as versions of the story share it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/story/names.h"
#include "core/story/node.h"
#include "core/story/token.h"
#include "core/text/diagnostic.h"
#include "core/text/range.h"

namespace asyncy::story {

/// A node as its chunk keeps it: offsets count from the begin of the chunk, links lead to nodes of the same chunk.
struct ChunkNode {
  static constexpr std::uint8_t kOpen = 1;  ///< goes on in later chunks: `Layout::opened` knows its end
  static constexpr std::uint8_t kRoot = 2;  ///< its parent lies in an earlier chunk: `parent` is the number of its run
  static constexpr std::uint8_t kLast = 4;  ///< the last child here of a node that goes on

  NodeKind kind = NodeKind::error;
  std::uint8_t marks = 0;
  std::uint8_t loose = 0;  ///< the bits above
  text::Range range;
  LocalId parent = kNoLocal;
  LocalId first_child = kNoLocal;
  LocalId next_sibling = kNoLocal;
};

/// A node that is open where a chunk begins, and all that the parser must know of it to read on.
struct Frame {
  NodeKind kind = NodeKind::block;
  int indent = -1;  ///< of the statement; of a block, that of the statement it belongs to
  int column = -1;  ///< of a block at the limit of nesting: where its first statement stands; -1 before that

  friend bool operator==(const Frame&, const Frame&) = default;
};

/// What the parser takes a name for: the older grammar hangs on it.
enum class Holds : std::uint8_t { unknown, result, plain };

struct NameFact {
  text::Range name;  ///< from the begin of the chunk
  NameHash hash = 0;
  Holds holds = Holds::unknown;
};

/// A run of whole lines that begins with a statement, read. It knows nothing of where it lies, so that versions of a story
/// share it. Blocks that are larger than a chunk stay open from one to the next.
struct Chunk {
  /// Nodes that one open node gets as children.
  struct Run {
    std::uint32_t up;  ///< so many open nodes lie inside that one where the chunk begins
    LocalId first;
  };
  /// How a node that was open ends here.
  struct Closed {
    static constexpr text::Offset kBefore = 0xFFFFFFFF;
    text::Offset end;  ///< kBefore: where the content of the chunk before ends
    bool broken;       ///< there is a syntax error in what this chunk adds to it
  };

  text::Offset size = 0;
  text::Offset content_end = 0;
  text::Offset examined = 0;    ///< no byte from here on had a say in what the chunk holds
  std::vector<Frame> frames;    ///< the nodes that end here, and the one around them, the outermost first; none of the root
  int least_column = 0;         ///< of the statements that the outermost of `frames` gets
  unsigned depth = 0;           ///< of nesting at its begin
  unsigned deepest = 0;         ///< that was held against the limit
  std::vector<Closed> closed;   ///< how they end, the innermost first
  std::vector<LocalId> opened;  ///< nodes of this chunk that stay open, the outermost first
  std::vector<Frame> opened_frames;
  std::vector<Run> runs;
  std::vector<Token> tokens;
  std::vector<Token> code_tokens;  ///< of the code inside strings, each of which is one of `tokens`; by their begins
  std::vector<ChunkNode> nodes;
  std::vector<LocalId> by_kind;  ///< the nodes that have a parent: grouped by kind, in each group in the order of the text
  std::array<LocalId, kNodeKinds + 1> kind_begins{};  ///< where in `by_kind` each group begins
  ChunkNames names;
  std::vector<NameFact> reads;   ///< what it asked of the chunks before
  std::vector<NameFact> writes;  ///< what names hold behind it
  std::vector<text::Diagnostic> diagnostics;
  std::uint32_t fault_lines = 0;  ///< lines with bytes that no text holds
  bool has_error = false;

  [[nodiscard]] std::span<const LocalId> all(NodeKind kind) const {
    const auto at = static_cast<std::size_t>(kind);
    return std::span(by_kind).subspan(kind_begins[at], kind_begins[at + 1] - kind_begins[at]);
  }
};

}  // namespace asyncy::story
