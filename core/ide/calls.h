// What several questions about calls ask: in which style they are written, and which call a line belongs to.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/binding/binding.h"
#include "core/ide/describe.h"

namespace asyncy::ide {

enum class CallStyle : std::uint8_t {
  named,         ///< `to:"me"`
  command_line,  ///< `"me"`, `--to "me"`
};

CallStyle style_of(const binding::BoundArgument& argument);

/// As `calls` mostly write it where the manifest leaves a choice; what `is_left_out` says of does not count.
CallStyle style_of(const manifest::Command& command, const binding::BoundCalls& calls,
                   const std::function<bool(const binding::BoundArgument&)>& is_left_out);

/// What the command of a bound call is to it.
Role role_of(const binding::BoundCall& call);

/// A word alone on a line below a call may become one of its arguments: nothing but the colon is missing. The call above
/// `call`, which is such a word; kNone when it is none.
story::NodeId call_continued_by(const story::Tree& tree, story::NodeId call);

}  // namespace asyncy::ide
