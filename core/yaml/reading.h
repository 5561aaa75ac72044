// One attempt to read a scrubbed text: the nodes up to the first mistake, and what the library says of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/yaml/parse.h"
#include "core/yaml/tree.h"

namespace asyncy::yaml {

/// What stopped the reading.
enum class Reason : std::uint8_t {
  colon,          ///< a `:` where no key may be
  list_item,      ///< a `- ` where no list may begin
  escape,         ///< `\` with a letter that means nothing, in double quotes
  alias,          ///< `*` or `&` without a clean name
  unknown_alias,  ///< `*name` without `&name` before it
  character,      ///< a character that begins nothing
  closing,        ///< `]` or `}` that nothing opened
  unclosed_quote,
  too_deep,
  other,
};

struct Failure {
  Reason reason = Reason::other;
  text::Offset at = 0;  ///< where the library noticed, often behind the mistake
};

/// A second document.
struct Extra {
  text::Offset at = 0;
  bool marked = false;  ///< begun by `---`: nothing behind it was read
};

struct Reading {
  std::vector<Node> nodes;
  NodeId root = kNone;
  std::string values;
  std::optional<Failure> failure;
  std::optional<Extra> extra;  ///< the first one
  text::Offset last = 0;       ///< end of the last node that was read
  std::vector<NodeId> open;    ///< collections that the failure left open, outermost first
};

/// `bytes` must be scrubbed; reading begins at `start`. Positions count from the begin of `bytes`.
Reading read(const std::string& bytes, text::Offset start, Limits limits);

}  // namespace asyncy::yaml
