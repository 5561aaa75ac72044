// How the call around the cursor is written, and which of its arguments the cursor is at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct SignatureParameter {
  text::Range range;          ///< in the label
  std::string documentation;  ///< Markdown
};

struct Signature {
  std::string label;
  std::string documentation;  ///< Markdown
  std::vector<SignatureParameter> parameters;
  std::optional<unsigned> active;  ///< of `parameters`; nothing when the cursor is at none of them
};

struct SignatureHelp {
  std::vector<Signature> signatures;  ///< at least one
  unsigned active = 0;                ///< the one in whose style the call is written
};

/// Of the innermost call of a command, an event, an action, a function or a mutation that is known.
std::optional<SignatureHelp> signature_help(const workspace::Workspace& workspace, const workspace::Document& document,
                                            text::Offset at);

}  // namespace asyncy::ide
