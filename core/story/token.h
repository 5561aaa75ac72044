// What a story is made of: the kinds of tokens.
#pragma once

#include <cstdint>

#include "core/text/range.h"

namespace asyncy::story {

enum class TokenKind : std::uint8_t {
  name,        ///< `a`, `owner/name`, `my-svc`; keywords are names, too: only the parser knows what stands where
  integer,
  real,        ///< a number with a fraction
  time,        ///< `5m2s`
  string,      ///< any quotes, heredocs too, with the quotes
  file_path,   ///< `` `path` ``
  regex,
  flag,        ///< `--name`, `-n`
  operator_,   ///< `=` `+=` `==` `(` `{` `:` `,` `.` `->` …
  comment,     ///< `# …` and `### … ###`
  newline,     ///< a line end that the lexer did not swallow into a string or comment
  error,       ///< bytes that begin no token
};

struct Token {
  TokenKind kind = TokenKind::error;
  text::Range range;
};

}  // namespace asyncy::story
