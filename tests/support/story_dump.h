// A story tree as one line of s-expressions, so that tests can say what they expect.
#pragma once

#include <string>
#include <string_view>

#include "core/story/syntax.h"

namespace asyncy::test {

/// Such as `(block (call_statement (call path:alpine path:echo string:'a')))`. Nodes without deeper meaning (leaves and
/// paths) show their text.
std::string dump(const story::Tree& tree);
/// The same of `story`'s only top-level statement, or of all of them without the block around.
std::string dump_story(std::string_view story);

}  // namespace asyncy::test
