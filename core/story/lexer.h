// Story text to tokens, line by line or in one pass that never fails.
#pragma once

#include <array>
#include <cstddef>
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

/// What searches far ahead have shown once, so that no text makes them run again and again; and how far the lexer looked.
struct Searches {
  static constexpr text::Offset kEndOfText = 0xFFFFFFFF;

  std::array<text::Offset, 2> hopeless_until{};
  std::array<text::Offset, 2> hopeless_seen{};
  std::array<bool, 2> no_heredoc_end{};
  bool no_block_end = false;
  text::Offset seen = 0;
};

/// Reads a story from a line's begin on, as far as somebody asks.
class LineLexer {
 public:
  explicit LineLexer(std::string_view text) : text_(text) {}
  void start(text::Offset at);
  /// Appends the tokens up to the next line end that stands in no string or comment, and that. False at the end of the text.
  bool line(Lexed& out);
  [[nodiscard]] text::Offset at() const { return at_; }
  /// No byte from here on had a say in the last line.
  [[nodiscard]] text::Offset seen() const { return searches_.seen; }

 private:
  std::string_view text_;
  text::Offset at_ = 0;
  Searches searches_;
};

/// Tokens of `range`; offsets count from the start of `text`.
Lexed lex(std::string_view text, text::Range range, LexMode mode);

/// Where the name that begins at `at` ends; `at` must hold a letter, digit or underscore.
text::Offset name_end(std::string_view text, text::Offset at);

}  // namespace asyncy::story
