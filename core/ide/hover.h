// What a person wants to know about the word under the cursor.
#pragma once

#include <optional>
#include <string>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct Hover {
  text::Range range;     ///< what it is about
  std::string markdown;
};

/// In a story: service, command, event, action, argument, each value of a call (which argument it reached and why, and what the
/// container receives), variable. In a manifest and in `asyncy-ls.yml`: key, and the value that a schema explains.
std::optional<Hover> hover(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at);

}  // namespace asyncy::ide
