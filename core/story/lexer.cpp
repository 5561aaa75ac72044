#include "core/story/lexer.h"

#include <algorithm>
#include <array>

namespace asyncy::story {
namespace {

using text::Offset;
using text::Range;

enum CharBits : std::uint8_t {
  kLetter = 1,
  kDigit = 2,
  kWordOnly = 4,
  kBlank = 8,
  kLineEnd = 16,
  kOperator = 32,
  kQuote = 64
};
constexpr std::uint8_t kWord = kLetter | kDigit | kWordOnly;

constexpr std::array<std::uint8_t, 256> make_char_bits() {
  std::array<std::uint8_t, 256> bits{};
  for (unsigned c = 'a'; c <= 'z'; ++c) bits[c] = bits[c - 32] = kLetter;
  bits['_'] = kLetter;
  for (unsigned c = '0'; c <= '9'; ++c) bits[c] = kDigit;
  // Names hold any letters of the world behind their first character.
  for (unsigned c = 0x80; c < 0x100; ++c) bits[c] = kWordOnly;
  bits[' '] = bits['\t'] = kBlank;
  bits['\n'] = bits['\r'] = kLineEnd;
  for (const char c : std::string_view("=!<>+-*/%^&()[]{}:,.")) bits[static_cast<unsigned char>(c)] = kOperator;
  bits['"'] = bits['\''] = bits['`'] = kQuote;
  return bits;
}
constexpr auto kCharBits = make_char_bits();

bool has(char c, std::uint8_t bits) { return (kCharBits[static_cast<unsigned char>(c)] & bits) != 0; }

bool is_time(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size()) {
    if (!has(word[at], kDigit)) return false;
    while (at < word.size() && has(word[at], kDigit)) ++at;
    if (at == word.size()) return false;
    if (word.substr(at, 2) == "ms") {
      at += 2;
    } else if (std::string_view("wdhms").find(word[at]) != std::string_view::npos) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

bool is_odd_number(std::string_view word) {
  if (word.size() > 2 && word[0] == '0' && (word[1] == 'x' || word[1] == 'X'))
    return word.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
  const auto exponent = word.find_first_not_of("0123456789");
  return exponent != std::string_view::npos && (word[exponent] == 'e' || word[exponent] == 'E') &&
         exponent + 1 < word.size() && word.find_first_not_of("0123456789", exponent + 1) == std::string_view::npos;
}

class Lexer {
 public:
  Lexer(std::string_view text, Range range, LexMode mode, Searches& searches, Lexed& out)
      : text_(text.substr(0, range.end)),
        at_(range.begin),
        begin_(range.begin),
        end_(range.end),
        mode_(mode),
        searches_(searches),
        lexed_(out) {
    if (at_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  void run() {
    while (at_ < end_) next();
  }

  /// Up to a line end, and returns where that ends.
  Offset line() {
    const std::size_t before = lexed_.tokens.size();
    while (at_ < end_ && (lexed_.tokens.size() == before || lexed_.tokens.back().kind != TokenKind::newline)) next();
    saw(at_ + 1);
    return at_;
  }

 private:
  [[nodiscard]] char peek(Offset at) const { return at < end_ ? text_[at] : '\0'; }
  [[nodiscard]] bool is(Offset at, std::uint8_t bits) const { return at < end_ && has(text_[at], bits); }

  void saw(Offset until) { searches_.seen = std::max(searches_.seen, until); }

  void add(TokenKind kind, Offset end, bool operand) {
    lexed_.tokens.push_back({kind, {at_, end}});
    at_ = end;
    after_operand_ = operand;
  }

  void next() {
    const char c = text_[at_];
    const std::uint8_t bits = kCharBits[static_cast<unsigned char>(c)];
    if ((bits & kBlank) != 0) {
      ++at_;
    } else if ((bits & kLetter) != 0) {
      add(TokenKind::name, name_end(text_, at_), true);
    } else if ((bits & kDigit) != 0) {
      number();
    } else if ((bits & kLineEnd) != 0) {
      if (mode_ == LexMode::template_code)
        ++at_;
      else
        add(TokenKind::newline, at_ + (c == '\r' && peek(at_ + 1) == '\n' ? 2U : 1U), false);
    } else if (c == '`') {
      backtick();
    } else if ((bits & kQuote) != 0) {
      string();
    } else if (c == '#') {
      comment();
    } else if ((bits & kOperator) != 0) {
      symbol();
    } else if (c == '\\' && mode_ == LexMode::template_code && (peek(at_ + 1) == '"' || peek(at_ + 1) == '\'')) {
      escaped_string();
    } else if (c == '$' && is(at_ + 1, kDigit)) {
      Offset end = at_ + 1;
      while (is(end, kDigit)) ++end;
      add(TokenKind::integer, end, true);
    } else {
      error();
    }
  }

  void error() {
    Offset end = at_ + 1;
    while (end < end_ && (has(text_[end], kWordOnly) || kCharBits[static_cast<unsigned char>(text_[end])] == 0) &&
           text_[end] != '#' && text_[end] != '\\')
      ++end;
    add(TokenKind::error, end, true);
  }

  void number() {
    Offset end = at_;
    while (is(end, kDigit)) ++end;
    if (is(end, kLetter | kWordOnly)) {
      while (is(end, kWord)) ++end;
      const std::string_view word = text_.substr(at_, end - at_);
      if (is_time(word)) return add(TokenKind::time, end, true);
      if (is_odd_number(word)) return add(TokenKind::integer, end, true);
      // Until March 2019 a name could begin with a digit.
      return add(TokenKind::name, name_end(text_, at_), true);
    }
    if (peek(end) == '.' && peek(end + 1) != '.' && !is(end + 1, kLetter)) {
      ++end;
      while (is(end, kDigit)) ++end;
      return add(TokenKind::real, end, true);
    }
    // `5%` was a number once; with an operand behind it the sign divides.
    if (peek(end) == '%' && (end + 1 >= end_ || is(end + 1, kLineEnd) || peek(end + 1) == ',' || peek(end + 1) == ')'))
      ++end;
    add(TokenKind::integer, end, true);
  }

  void backtick() {
    Offset end = at_ + 1;
    while (end < end_ && text_[end] != '`' && !has(text_[end], kLineEnd)) ++end;
    if (peek(end) == '`')
      ++end;
    else
      lexed_.unclosed.push_back(at_);
    add(TokenKind::file_path, end, true);
  }

  // An escaped character may be a line end of two bytes; skipping one is enough, the other means nothing to a string.
  [[nodiscard]] Offset quote_from(Offset at, char quote) const {
    while (at < end_ && text_[at] != quote) at += text_[at] == '\\' ? 2U : 1U;
    return at < end_ ? at : end_;
  }

  [[nodiscard]] Offset line_end(Offset at) const {
    while (at < end_ && !has(text_[at], kLineEnd)) ++at;
    return at;
  }

  void string() {
    const char quote = text_[at_];
    if (peek(at_ + 1) == quote && peek(at_ + 2) == quote) return heredoc(quote);
    Offset end = at_ + 1;
    while (end < end_ && text_[end] != quote && !has(text_[end], kLineEnd))
      end += text_[end] == '\\' && !is(end + 1, kLineEnd) ? 2U : 1U;
    if (end < end_ && text_[end] == quote) return add(TokenKind::string, end + 1, true);
    if (end >= end_) end = end_;
    if (mode_ == LexMode::story && end < end_) {
      const std::size_t which = quote == '"' ? 1 : 0;
      if (at_ >= searches_.hopeless_until[which]) {
        const Offset close = quote_from(end, quote);
        if (close < end_ && closes_plausibly(close, quote)) return add(TokenKind::string, close + 1, true);
        searches_.hopeless_until[which] = close;
        searches_.hopeless_seen[which] = close < end_ ? line_end(close) + 1 : Searches::kEndOfText;
      }
      saw(searches_.hopeless_seen[which]);
    }
    lexed_.unclosed.push_back(at_);
    add(TokenKind::string, end, true);
  }

  /// Whether the first quote on a later line ends a string rather than beginning another one: a healthy line holds an even
  /// number of quotes, so behind its first an odd number is left; behind the end of a string that spans lines an even one.
  [[nodiscard]] bool closes_plausibly(Offset close, char quote) const {
    if (is(close + 1, kWord)) return false;
    bool even = true;
    for (Offset at = close + 1; at < end_ && !has(text_[at], kLineEnd); ++at) {
      if (text_[at] == '\\' && !is(at + 1, kLineEnd))
        ++at;
      else if (text_[at] == quote)
        even = !even;
    }
    return even;
  }

  void heredoc(char quote) {
    const std::string_view marks = quote == '"' ? "\"\"\"" : "'''";
    bool& none_left = searches_.no_heredoc_end[quote == '"' ? 1 : 0];
    if (!none_left) {
      const auto close = text_.find(marks, at_ + 3);
      if (close != std::string_view::npos) return add(TokenKind::string, static_cast<Offset>(close) + 3, true);
      none_left = true;
    }
    saw(Searches::kEndOfText);
    lexed_.unclosed.push_back(at_);
    add(TokenKind::string, unclosed_heredoc_end(), true);
  }

  /// The line end before the next line that stands no deeper than this one and begins with a letter: likely a statement.
  [[nodiscard]] Offset unclosed_heredoc_end() const {
    Offset start = at_;
    while (start > begin_ && !has(text_[start - 1], kLineEnd)) --start;
    const Offset indent = blanks_end(start) - start;
    Offset end = line_end(at_);
    while (end < end_) {
      Offset next_line = end;
      while (is(next_line, kLineEnd)) ++next_line;
      const Offset first = blanks_end(next_line);
      if (first - next_line <= indent && is(first, kLetter)) return end;
      end = line_end(first);
    }
    return end_;
  }

  [[nodiscard]] Offset blanks_end(Offset at) const {
    while (is(at, kBlank)) ++at;
    return at;
  }

  void escaped_string() {
    const char quote = text_[at_ + 1];
    Offset end = at_ + 2;
    while (end + 1 < end_ && !(text_[end] == '\\' && text_[end + 1] == quote)) ++end;
    if (end + 1 < end_) {
      end += 2;
    } else {
      lexed_.unclosed.push_back(at_);
      end = end_;
    }
    add(TokenKind::string, end, true);
  }

  void comment() {
    Offset end = line_end(at_);
    if (text_.substr(at_, 3) == "###" && mode_ == LexMode::story) {
      Offset inner = at_;
      while (peek(inner) == '#') ++inner;
      const auto close = searches_.no_block_end ? std::string_view::npos : text_.find("###", inner);
      if (close == std::string_view::npos) {
        searches_.no_block_end = true;
        saw(Searches::kEndOfText);
      } else {
        end = line_end(static_cast<Offset>(close));
      }
    }
    add(TokenKind::comment, end, false);
  }

  void symbol() {
    const char c = text_[at_];
    const char following = peek(at_ + 1);
    if (c == '-' && flag()) return;
    if (c == '/' && regex()) return;
    if (c == '.' && is(at_ + 1, kDigit) && !adjacent_operand()) return fraction();
    Offset end = at_ + 1;
    if (c == '.') {
      while (end < at_ + 3 && peek(end) == '.') ++end;
    } else if ((following == '=' && std::string_view("=!<>+-*/%").find(c) != std::string_view::npos) ||
               (c == '-' && following == '>')) {
      ++end;
    }
    add(TokenKind::operator_, end, c == ')' || c == ']' || c == '}');
  }

  [[nodiscard]] bool adjacent_operand() const { return after_operand_ && lexed_.tokens.back().range.end == at_; }

  void fraction() {
    Offset end = at_ + 1;
    while (is(end, kDigit)) ++end;
    add(TokenKind::real, end, true);
  }

  bool flag() {
    if (at_ > begin_ && !is(at_ - 1, kBlank | kLineEnd) && text_[at_ - 1] != ',' && at_ != 3) return false;
    const Offset first = at_ + (peek(at_ + 1) == '-' ? 2U : 1U);
    if (!is(first, kLetter)) return false;
    const bool glued_number = first == at_ + 1 && is(first + 1, kDigit);
    Offset end = first + 1;
    if (!glued_number)
      while (is(end, kWord) || (peek(end) == '-' && is(end + 1, kWord))) ++end;
    add(TokenKind::flag, end, false);
    return true;
  }

  bool regex() {
    Offset close = at_ + 1;
    while (close < end_ && text_[close] != '/' && !has(text_[close], kLineEnd)) ++close;
    if (peek(close) != '/') return false;
    if (after_operand_) {
      const bool fits = at_ > begin_ && is(at_ - 1, kBlank) && close > at_ + 1 && !is(at_ + 1, kBlank) &&
                        text_[at_ + 1] != '=' && !is(close - 1, kBlank);
      if (!fits) return false;
    }
    Offset end = close + 1;
    while (std::string_view("gimsuy").find(peek(end)) != std::string_view::npos && end < end_) ++end;
    if (after_operand_ && is(end, kWord)) return false;
    add(TokenKind::regex, end, true);
    return true;
  }

  std::string_view text_;
  Offset at_;
  Offset begin_;
  Offset end_;
  LexMode mode_;
  bool after_operand_ = false;
  Searches& searches_;
  Lexed& lexed_;
};

}  // namespace

Offset name_end(std::string_view text, Offset at) {
  const auto word = [&](Offset i) { return i < text.size() && has(text[i], kWord); };
  const auto run = [&](Offset i) {
    while (word(i) || (i < text.size() && text[i] == '-')) ++i;
    while (text[i - 1] == '-') --i;
    return i;
  };
  Offset end = run(at);
  if (end < text.size() && text[end] == '/' && word(end + 1)) end = run(end + 1);
  return end;
}

void LineLexer::start(Offset at) {
  // What was found to stand nowhere behind some place may stand before it.
  if (at < at_) searches_ = {};
  at_ = at;
}

bool LineLexer::line(Lexed& out) {
  searches_.seen = 0;
  const auto end = static_cast<Offset>(text_.size());
  const bool any = at_ < end;
  at_ = Lexer(text_, {at_, end}, LexMode::story, searches_, out).line();
  return any;
}

Lexed lex(std::string_view text, Range range, LexMode mode) {
  Searches searches;
  Lexed out;
  Lexer(text, range, mode, searches, out).run();
  return out;
}

}  // namespace asyncy::story
