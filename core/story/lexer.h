// Story text to tokens, in one linear pass that never fails.
#pragma once

#include <string_view>
#include <vector>

#include "core/story/syntax.h"
#include "core/text/range.h"

namespace asyncy::story {

enum class LexMode : std::uint8_t {
  story,
  template_code,  ///< code inside the string of another: `\"` quotes, too, and line ends are mere blanks
};

struct Lexed {
  std::vector<Token> tokens;
  std::vector<text::Offset> unclosed;  ///< where strings and paths begin that nothing closes, ascending
};

/// Tokens of `range`; offsets count from the start of `text`.
Lexed lex(std::string_view text, text::Range range, LexMode mode);

/// Where the name that begins at `at` ends; `at` must hold a letter, digit or underscore.
text::Offset name_end(std::string_view text, text::Offset at);

}  // namespace asyncy::story
