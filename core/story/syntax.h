// A story as it is written: tokens, and a tree of nodes in one arena.
#pragma once

#include <cstdint>
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

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xFFFFFFFF;

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

/// One parsed story. Parsing never fails. Children lie inside their parents, in the order of the text.
struct Tree {
  text::Text text;
  std::vector<Token> tokens;   ///< tokens and the gaps between them concatenate to the text
  std::vector<Node> nodes;
  NodeId root = kNone;         ///< a block, always there
  std::vector<NodeId> calls;   ///< every node of kind `call`, in the order of the text
  std::vector<text::Diagnostic> diagnostics;  ///< sorted

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
  [[nodiscard]] std::string_view slice(NodeId id) const { return text.slice(nodes[id].range); }

  /// for (NodeId child : tree.children(id))
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const Tree* tree, NodeId at) : tree_(tree), at_(at) {}
      NodeId operator*() const { return at_; }
      Iterator& operator++() {
        at_ = tree_->nodes[at_].next_sibling;
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
  [[nodiscard]] Children children(NodeId id) const { return {this, nodes[id].first_child}; }
  /// The first child of that kind; kNone when there is none.
  [[nodiscard]] NodeId child(NodeId id, NodeKind kind) const;
};

}  // namespace asyncy::story
