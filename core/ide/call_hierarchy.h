// Who calls a command or a function, and what a story or a function calls.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

enum class CallerKind : std::uint8_t { command, event, action, function, story };

/// One that calls or is called: its document and the begin of its name say which, for a story the document alone.
struct Caller {
  CallerKind kind = CallerKind::story;
  std::string name;
  std::string detail;  ///< where it belongs
  const workspace::Document* document = nullptr;
  text::Range range;
  text::Range selection;  ///< its name, inside `range`; empty for a story

  friend bool operator==(const Caller& a, const Caller& b) {
    return a.document == b.document && a.kind == b.kind && a.selection == b.selection;
  }
};

struct CallEdge {
  Caller other;
  std::vector<text::Range> places;  ///< of the calls, in the document of who calls
};

/// The command, event, action or function under the cursor.
std::optional<Caller> caller_at(const workspace::Workspace& workspace, const workspace::Document& document,
                                text::Offset at);
Caller story_caller(const workspace::Document& story);

/// Asks `go_on` before each document, and stops when it says no.
std::vector<CallEdge> incoming_calls(const workspace::Workspace& workspace, const Caller& callee,
                                     const std::function<bool()>& go_on);
std::vector<CallEdge> outgoing_calls(const workspace::Workspace& workspace, const Caller& caller);

}  // namespace asyncy::ide
