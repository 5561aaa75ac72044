// What stands at an offset of a story.
#pragma once

#include <span>

#include "core/binding/binding.h"
#include "core/story/scope.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

enum class StoryThing : std::uint8_t {
  nothing,
  service,   ///< the first word of a call
  command,   ///< of a service; also an event, and an action of an output
  argument,  ///< the name of `name:value`, a shorthand, a flag
  value,     ///< of a call, or a part of one
  variable,  ///< read or bound, outside calls' values; also functions
};

/// Pointers live as long as the document and the calls that were passed in.
struct StoryCursor {
  StoryThing thing = StoryThing::nothing;
  text::Range range;  ///< touches the offset
  story::NodeId node = story::kNone;
  const binding::BoundCall* call = nullptr;          ///< the innermost call around it, where the thing belongs to one
  const manifest::Command* command = nullptr;        ///< of a command: what the word names, if known
  const binding::BoundArgument* argument = nullptr;  ///< of an argument or value: what it reached …
  const binding::ExtraArgument* extra = nullptr;     ///< … or that it reached nothing declared
  const story::Definition* definition = nullptr;     ///< of the name under the cursor, in a value too
  const binding::BoundCall* origin = nullptr;        ///< the call whose result or events that name stands for
  const manifest::Property* property = nullptr;      ///< of what `origin` gives: the cursor is behind a dot
};

/// The smallest node that touches `at`; of two the one behind it. The root where none does.
story::NodeId deepest_node(const story::Tree& tree, text::Offset at);

/// `calls` are those of the document.
StoryCursor story_cursor(const workspace::Document& document, const binding::Calls& calls, text::Offset at);

}  // namespace asyncy::ide
