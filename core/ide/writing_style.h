// How a story is written where the language leaves a choice, so that what is put in looks like the rest.
#pragma once

#include "core/format/style.h"
#include "core/story/syntax.h"

namespace asyncy::ide {

struct WritingStyle {
  char quote = '"';
  bool spaced_colon = false;  ///< `to: "me"` rather than `to:"me"`
};

/// As most of `tree` has it; `colon` decides unless it is automatic. `at` is the node to be written: inside of a string's
/// template the string's own quotes would end it.
WritingStyle writing_style(const story::Tree& tree, story::NodeId at, format::Colon colon);

}  // namespace asyncy::ide
