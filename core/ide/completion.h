// What can stand at the cursor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

enum class CompletionKind : std::uint8_t {
  service,
  command,
  event,
  action,
  argument,
  arguments,  ///< all that must be passed, at once
  flag,
  value,
  variable,
  function,
  keyword,
  key,
  type,
};

struct Completion {
  std::string label;
  CompletionKind kind = CompletionKind::key;
  std::string detail;         ///< one line: type, required, default
  std::string label_detail;   ///< reads on from the label: ` (to, from?)`, `: string`
  std::string description;    ///< one word at the end of the line: what it is or gives
  std::string documentation;  ///< Markdown
  text::Range replace;        ///< the word at the cursor, on one line, around the cursor
  std::string insert;         ///< in the snippet syntax of the protocol when `is_snippet`
  bool is_snippet = false;
  bool deprecated = false;
  bool goes_on = false;       ///< once it is put in, the next choice is due at once
  std::string sort_text;      ///< orders the list by role, then name
};

struct CompletionOptions {
  bool snippets = true;  ///< the client understands them; otherwise `insert` is plain text
  /// Only what has this label is documented; nothing: everything is.
  std::optional<std::string> documented = {};
};

/// Sorted by `sort_text`, no label twice for one kind; empty inside comments and free text.
std::vector<Completion> complete(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at,
                                 CompletionOptions options = {});

}  // namespace asyncy::ide
