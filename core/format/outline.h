// What begins a line of a story: a statement of which depth, or what goes on from the line above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/story/syntax.h"

namespace asyncy::format {

struct LineStart {
  enum class Kind : std::uint8_t {
    other,
    statement,  ///< or a branch of one: `else`, `catch`
    argument,   ///< continues a call above
    parameter,  ///< continues the header of a function
  };
  Kind kind = Kind::other;
  bool empty_block = false;  ///< of a statement: comments at most stand in its block
  std::uint32_t depth = 0;   ///< of a statement, from 0
  std::uint32_t first = 0;   ///< of an argument: token of the first one of its call that begins a line
  std::uint32_t anchor = 0;  ///< of an argument: token of the call's argument that it may stand below; 0: none
};

/// One for each token; it counts only where the token is the first of its line.
std::vector<LineStart> outline(const story::Tree& tree);

/// True for statements, and for branches of statements.
bool begins_line(const story::Tree& tree, story::NodeId node);

}  // namespace asyncy::format
