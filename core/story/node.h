// What a story means, piece by piece: the kinds of nodes, and what each has below it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/text/range.h"

namespace asyncy::story {

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
inline constexpr std::size_t kNodeKinds = static_cast<std::size_t>(NodeKind::conditional) + 1;

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

/// Whether two nodes begin in the same chunk of the story.
constexpr bool same_chunk(NodeId a, NodeId b) { return a >> 32U == b >> 32U; }

struct Node {
  NodeKind kind = NodeKind::error;
  std::uint8_t marks = 0;
  text::Range range;
  NodeId parent = kNone;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;

  [[nodiscard]] bool has(Mark mark) const { return (marks & static_cast<std::uint8_t>(mark)) != 0; }
};

}  // namespace asyncy::story
