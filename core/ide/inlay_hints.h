// What a story does not say and its manifests do, to be shown between its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

enum class HintKind : std::uint8_t {
  parameter,  ///< the name of the argument that a positional value reached, before the value
  type,       ///< what a variable is, behind its name
  omitted,    ///< arguments that were not passed and their defaults, behind the call
};

struct InlayHint {
  text::Offset at = 0;
  HintKind kind = HintKind::parameter;
  std::string label;
  std::string tooltip;  ///< Markdown
};

struct HintOptions {
  bool parameters = true;
  bool types = true;
  bool defaults = true;

  friend bool operator==(const HintOptions&, const HintOptions&) = default;
};

/// Of the calls that touch `range`, in the order of the text. Nothing that the words beside it say already.
std::vector<InlayHint> inlay_hints(const workspace::Workspace& workspace, const workspace::Document& document,
                                   text::Range range, HintOptions options = {});

}  // namespace asyncy::ide
