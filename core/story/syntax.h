// A story as it is written: tokens, and a tree of nodes, in chunks that versions of a story share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/text/range.h"
#include "core/text/text.h"

namespace asyncy::story {

enum class TokenKind : std::uint8_t {
  name,        ///< `a`, `owner/name`, `my-svc`; keywords are names, too: only the parser knows what stands where
  integer,
  real,        ///< a number with a fraction
  time,        ///< `5m2s`
  string,      ///< any quotes, heredocs too, with the quotes
  file_path,   ///< `` `path` ``
  regex,
  flag,        ///< `--name`, `-n`
  operator_,   ///< `=` `+=` `==` `(` `{` `:` `,` `.` `->` …
  comment,     ///< `# …` and `### … ###`
  newline,     ///< a line end that the lexer did not swallow into a string or comment
  error,       ///< bytes that begin no token
};

struct Token {
  TokenKind kind = TokenKind::error;
  text::Range range;
};

/// Which node of a `Tree`: the ordinal of its chunk and its place there. It means nothing to other versions of the story.
using NodeId = std::uint64_t;
inline constexpr NodeId kNone = 0xFFFFFFFFFFFFFFFF;

/// In the lists of children below, `x?` may be absent, `x*` repeats. A value is any expression, or a `call`.
enum class NodeKind : std::uint8_t {
  error,         ///< text that fits nowhere; without a diagnostic: the `...` of a sketch
  missing,       ///< a hole: empty range where something is expected

  // Statements
  block,               ///< statement*
  call_statement,      ///< call, output*, block?
  assignment,          ///< target, value; when the value is a call also output*, block?
  expression_statement,///< value
  when_statement,      ///< call (its service is the first name, the other names are items), output*, block
  if_statement,        ///< value, block, (else_if | else_branch)*; also `unless`
  else_if,             ///< value, block
  else_branch,         ///< block
  while_statement,     ///< value, output*, block
  foreach_statement,   ///< value, output*, block; also `for v in x`, whose output stands first in the text
  with_statement,      ///< value, output*, block
  function_statement,  ///< name, parameter*, type?, block
  try_statement,       ///< block, catch_branch?, finally_branch?
  catch_branch,        ///< output?, block
  finally_branch,      ///< block
  return_statement,    ///< value?
  throw_statement,     ///< value?; also `raise`
  jump_statement,      ///< value*, block?: `break continue next wait exit end`, told apart by the first word
  import_statement,    ///< string, output

  // Parts of statements
  output,        ///< the name behind `as`
  parameter,     ///< name, type
  type,          ///< type*
  target_list,   ///< target*: `{a, b}`

  // Calls
  call,          ///< service (path | group), item*: word = path, any other value, flag, argument, shorthand
  flag,          ///< no children; its value, if any, is simply the next item
  argument,      ///< name, value (or missing)
  shorthand,     ///< value: `:name`
  name,          ///< one bare word

  // Values
  path,          ///< name, (name | index)*: `a`, `a.b`, `a["x"]`; the first child may be a group or function_call
  index,         ///< value* (a range `[a:b]` has up to two)
  integer, real, time, regex, boolean, null,
  string,        ///< template_part*
  template_part, ///< value: `{x}` or `{{x}}`, with the braces
  file_path,
  list,          ///< value*
  map,           ///< pair*
  pair,          ///< key, value
  group,         ///< value, in parentheses
  unary,         ///< value
  binary,        ///< value, value
  cast,          ///< value, type
  function_call, ///< path or group, (argument | shorthand)*; a value without a name stands bare
  mutation,      ///< value, name, (argument | shorthand)*: `x.length()`, and the older `x length`
  conditional,   ///< value, value, value?: `v if c else w`
};

/// Facts of a node that its kind does not tell.
enum class Mark : std::uint8_t {
  none = 0,
  equals = 1,         ///< of a flag: glued to its value by `=` (`--name=value`, `-n=1`)
  glued = 2,          ///< of a flag: the value follows without a blank (`-n5`)
  single_quoted = 4,  ///< of a string
  heredoc = 8,        ///< of a string: three quotes
  double_braces = 16, ///< of a template_part: `{{x}}`
  broken = 32,        ///< a syntax diagnostic lies inside; rules that say "missing" stay silent
};

struct Node {
  NodeKind kind = NodeKind::error;
  std::uint8_t marks = 0;
  text::Range range;
  NodeId parent = kNone;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;

  [[nodiscard]] bool has(Mark mark) const { return (marks & static_cast<std::uint8_t>(mark)) != 0; }
};

using LocalId = std::uint32_t;
inline constexpr LocalId kNoLocal = 0xFFFFFFFF;

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
  std::uint32_t hash = 0;
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
  std::vector<ChunkNode> nodes;
  std::vector<LocalId> calls;
  std::vector<NameFact> reads;   ///< what it asked of the chunks before
  std::vector<NameFact> writes;  ///< what names hold behind it
  std::vector<text::Diagnostic> diagnostics;
  std::uint32_t fault_lines = 0;  ///< lines with bytes that no text holds
  bool has_error = false;
};

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
  /// The chunk that holds `offset`; the last one at the end of the text.
  [[nodiscard]] std::size_t chunk_at(text::Offset offset) const;

  std::vector<Placed> chunks;  ///< at least one
  std::vector<Tie> ties;
  std::vector<Opened> opened;

 private:
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
    Iterator(const Layout* layout, std::size_t chunk) : layout_(layout), chunk_(chunk) { skip(); }
    Value operator*() const { return Part::get(layout_->chunks[chunk_], chunk_, at_); }
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
      while (chunk_ < layout_->chunks.size() && at_ == Part::of(*layout_->chunks[chunk_].chunk).size()) {
        ++chunk_;
        at_ = 0;
      }
    }
    const Layout* layout_ = nullptr;
    std::size_t chunk_ = 0;
    std::size_t at_ = 0;
  };

  Sequence() = default;
  explicit Sequence(const Layout& layout) : layout_(&layout) {}
  [[nodiscard]] Iterator begin() const { return {layout_, 0}; }
  [[nodiscard]] Iterator end() const { return {layout_, layout_->chunks.size()}; }
  [[nodiscard]] std::size_t size() const {
    const Layout::Placed& last = layout_->chunks.back();
    return Part::before(last) + Part::of(*last.chunk).size();
  }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] Value operator[](std::size_t index) const {
    std::size_t low = 0;
    for (std::size_t high = layout_->chunks.size(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      (Part::before(layout_->chunks[middle]) <= index ? low : high) = middle;
    }
    return Part::get(layout_->chunks[low], low, index - Part::before(layout_->chunks[low]));
  }
  [[nodiscard]] Value back() const { return (*this)[size() - 1]; }

 private:
  const Layout* layout_ = nullptr;
};

struct TokenPart {
  using Value = Token;
  static const auto& of(const Chunk& chunk) { return chunk.tokens; }
  static std::size_t before(const Layout::Placed& placed) { return placed.first_token; }
  static Token get(const Layout::Placed& placed, std::size_t /*chunk*/, std::size_t at) {
    const Token& token = placed.chunk->tokens[at];
    return {token.kind, {placed.begin + token.range.begin, placed.begin + token.range.end}};
  }
};

struct CallPart {
  using Value = NodeId;
  static const auto& of(const Chunk& chunk) { return chunk.calls; }
  static std::size_t before(const Layout::Placed& placed) { return placed.first_call; }
  static NodeId get(const Layout::Placed& placed, std::size_t chunk, std::size_t at) {
    return NodeId{chunk} << 32U | placed.chunk->calls[at];
  }
};

struct NodePart {
  using Value = NodeId;
  static const auto& of(const Chunk& chunk) { return chunk.nodes; }
  static std::size_t before(const Layout::Placed& placed) { return placed.first_node; }
  static NodeId get(const Layout::Placed& /*placed*/, std::size_t chunk, std::size_t at) { return NodeId{chunk} << 32U | at; }
};

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

  [[nodiscard]] Node operator[](NodeId id) const { return layout_->node(id); }
  [[nodiscard]] std::string_view slice(NodeId id) const { return text.slice((*this)[id].range); }
  [[nodiscard]] const Layout& layout() const { return *layout_; }
  /// The number of tokens that begin before `at`: the index of the first that begins at or behind it.
  [[nodiscard]] std::size_t token_at(text::Offset at) const;
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
