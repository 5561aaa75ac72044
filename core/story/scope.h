// Who binds which name, and where it can be seen.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/story/syntax.h"
#include "core/text/range.h"

namespace asyncy::story {

enum class BoundBy : std::uint8_t {
  assignment,
  block_output,    ///< `svc cmd as o` + block, or the command's own name where `as` is absent
  when_output,     ///< `when … as o`, or the event's own name where `as` is absent
  loop_output,     ///< foreach, for, while … as
  catch_output,
  parameter,
  function,
  import,
  predefined,      ///< `app`
};

struct Definition {
  std::string_view name;   ///< points into the tree's text
  BoundBy by = BoundBy::assignment;
  text::Range range;       ///< the name where it is bound; empty for predefined ones
  text::Range visible;     ///< from where to where the name can be read
  NodeId node = kNone;     ///< the assignment, output, parameter, function …
  NodeId call = kNone;     ///< the call whose result or events the name stands for; kNone when it is something else
};

/// Every binding of a story.
struct Scopes {
  std::vector<Definition> definitions;  ///< in the order of `visible.begin`
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name;  ///< indexes of `definitions`, ascending

  /// The binding that `name` has at `at`: the latest visible one.
  [[nodiscard]] const Definition* find(std::string_view name, text::Offset at) const;
};

/// Views in the result point into `tree`'s text.
Scopes resolve_scopes(const Tree& tree);

}  // namespace asyncy::story
