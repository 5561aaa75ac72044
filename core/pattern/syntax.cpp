#include "core/pattern/syntax.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/ascii.h"
#include "core/text/utf.h"

namespace asyncy::pattern {
namespace {

using text::Offset;
using text::Range;
using text::is_digit;

constexpr std::size_t kMostRepeats = 32766;  // Perl's limit, the lowest of them

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_control(char c) { return static_cast<unsigned char>(c) < ' '; }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// What stands directly before the place that is read: what a quantifier would repeat.
enum class Before : std::uint8_t { nothing, assertion, atom, wide_character, repeated };

/// An escape sequence or a plain character inside a class.
struct Item {
  std::optional<char32_t> character;  ///< empty: a set, or a character that dialects disagree about
  bool set = false;
};

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Reading run() {
    reading_.anchored = source_.starts_with('^');
    while (!stopped_ && at_ < source_.size()) step();
    if (!stopped_ && !open_.empty())
      fail({open_.back(), open_.back() + 1}, "this `(` is never closed; add a `)`, or write `\\(` to match a parenthesis");
    return std::move(reading_);
  }

 private:
  void fail(Range range, std::string message) {
    reading_.fault = Fault{range, std::move(message)};
    stopped_ = true;
  }

  /// From here on dialects disagree even about what belongs to what.
  void stop() {
    reading_.common = false;
    stopped_ = true;
  }

  void judge_at_most(Judged judged) { reading_.judged = std::max(reading_.judged, judged); }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool rest_starts_with(std::string_view what) const { return source_.substr(at_).starts_with(what); }
  [[nodiscard]] std::string quoted(Range range) const {
    std::string written(source_.substr(range.begin, range.size()));
    std::replace_if(written.begin(), written.end(), is_control, ' ');
    return "`" + written + "`";
  }
  [[nodiscard]] Offset here() const { return static_cast<Offset>(at_); }

  void step() {
    switch (peek()) {
      case '\\': escape(); break;
      case '[': character_class(); break;
      case '(': open(); break;
      case ')': close(); break;
      case '|': alternative(); break;
      case '*':
      case '+':
      case '?': quantifier(1); break;
      case '{': brace(); break;
      case '^':
      case '$':
        ++at_;
        before_ = Before::assertion;
        break;
      case '.':
        ++at_;
        judge_at_most(Judged::plain_ascii);
        before_ = Before::atom;
        break;
      default: literal(); break;
    }
  }

  void literal() {
    const auto point = text::code_point_at(source_, at_);
    at_ += point.size;
    before_ = point.size > 1 || !point.valid ? Before::wide_character : Before::atom;
  }

  // --- escapes

  void escape() {
    if (at_ + 1 == source_.size()) return trailing_backslash();
    const char c = peek(1);
    if (!is_ascii(c)) {
      ++at_;
      return literal();
    }
    if (c == 'b' || c == 'B') {
      // At the ends of the subject our engine never finds a `\B`, the others may.
      judge_at_most(c == 'b' ? Judged::plain_ascii : Judged::none);
      at_ += 2;
      before_ = Before::assertion;
      return;
    }
    // JavaScript lets a reference to a group that took no part match nothing; for Python and Perl it fails.
    if (c >= '1' && c <= '9') judge_at_most(Judged::none);
    before_ = Before::atom;
    if (is_digit(c) && c != '0')
      at_ += 2;
    else
      escaped_item();
  }

  void trailing_backslash() {
    fail({here(), here() + 1}, "the pattern ends with a lone `\\`; to match a backslash write `\\\\`");
  }

  /// An escape that means the same inside a class and outside of it. Stands at the backslash; something follows it.
  Item escaped_item() {
    const char c = peek(1);
    at_ += 2;
    if (is_one_of(c, "dDwWsS")) {
      judge_at_most(Judged::plain_ascii);
      return {.set = true};
    }
    switch (c) {
      case 'n': return {.character = U'\n'};
      case 'r': return {.character = U'\r'};
      case 't': return {.character = U'\t'};
      case 'f': return {.character = U'\f'};
      case 'x':
        if (is_hex(peek()) && is_hex(peek(1))) {
          const auto value = static_cast<char32_t>(std::stoul(std::string(source_.substr(at_, 2)), nullptr, 16));
          at_ += 2;
          // Our engine would take it for one byte of a longer character.
          if (value >= 0x80) reading_.common = false;
          return {.character = value};
        }
        break;
      case 'Q':
      case 'E':
      case 'c': stop(); return {};
      default: break;
    }
    // `\<`, `\'` and their like are boundaries to our engine and plain characters to everybody else.
    if (is_letter(c) || is_digit(c) || is_one_of(c, "<>'`")) {
      reading_.common = false;
      return {};
    }
    return {.character = static_cast<char32_t>(c)};
  }

  // --- classes

  void character_class() {
    const Offset begin = here();
    ++at_;
    if (peek() == '^') {
      ++at_;
      judge_at_most(Judged::plain_ascii);
    }
    // JavaScript closes the class here; for the others this `]` is its first member.
    if (peek() == ']') return stop();
    while (at_ < source_.size() && peek() != ']') {
      class_range();
      if (stopped_) return;
    }
    if (at_ == source_.size())
      return fail({begin, begin + 1}, "this `[` is never closed; add a `]`, or write `\\[` to match a bracket");
    ++at_;
    before_ = Before::atom;
  }

  void class_range() {
    const Offset begin = here();
    const Item first = class_item();
    if (stopped_ || peek() != '-' || peek(1) == ']' || at_ + 1 >= source_.size()) return;
    ++at_;
    const Item last = class_item();
    if (stopped_) return;
    // Python refuses a set as the end of a range, the others take the `-` for itself.
    if (first.set || last.set) reading_.common = false;
    if (!first.character || !last.character || *first.character <= *last.character) return;
    fail({begin, here()}, "the range " + quoted({begin, here()}) +
                              " runs backwards; put the smaller character first, or write `\\-` to match a hyphen");
  }

  Item class_item() {
    if (peek() == '\\') {
      if (at_ + 1 == source_.size()) {
        trailing_backslash();
        return {};
      }
      if (peek(1) == 'b') {
        at_ += 2;
        return {.character = U'\b'};
      }
      if (is_ascii(peek(1))) return escaped_item();
      ++at_;
    }
    // Named classes such as [:alpha:] are known to Perl and to our engine only.
    if (peek() == '[' && is_one_of(peek(1), ":.=") && peek(1) != '\0') reading_.common = false;
    const auto point = text::code_point_at(source_, at_);
    at_ += point.size;
    if (point.size > 1 || !point.valid) judge_at_most(Judged::none);
    return {.character = point.value};
  }

  // --- groups

  void open() {
    const Offset begin = here();
    ++at_;
    if (peek() == '*' && perl_verb()) return stop();
    before_ = Before::nothing;
    if (rest_starts_with("?i)")) {
      judge_at_most(Judged::plain_ascii);
      at_ += 3;
      return;
    }
    if (peek() == '?') group_kind(begin);
    if (!stopped_) open_.push_back(begin);
  }

  /// `(*ACCEPT)`, `(*pla:…)`: Perl's own. Stands at the star.
  [[nodiscard]] bool perl_verb() const {
    std::size_t end = 1;
    while (is_letter(peek(end)) || peek(end) == '_') ++end;
    return peek(end) == ':' || (end > 1 && peek(1) >= 'A' && peek(1) <= 'Z');
  }

  /// Stands at the `?` after the parenthesis; leaves behind what introduces the group.
  void group_kind(Offset begin) {
    static constexpr std::string_view kSimple[] = {"?:", "?=", "?!", "?<=", "?<!", "?>"};
    for (const auto kind : kSimple) {
      if (!rest_starts_with(kind)) continue;
      if (kind != "?:") reading_.prefix_decidable = false;
      at_ += kind.size();
      return;
    }
    const char kind = peek(1);
    const bool name_follows = is_letter(peek(2)) || peek(2) == '_' || peek(2) == '$' || !is_ascii(peek(2));
    if (kind == '<' && name_follows) return named(2, '>');
    if (rest_starts_with("?P<")) return named(3, '>');
    if (rest_starts_with("?P=") || rest_starts_with("?P>") || is_one_of(kind, "'|#{?[(R&+") || is_digit(kind))
      return stop();
    if (inline_flags()) return;
    const std::size_t after = at_ + 1 < source_.size() ? text::code_point_at(source_, at_ + 1).size : 0;
    const Range range{begin, here() + 1 + static_cast<Offset>(after)};
    fail(range, quoted(range) +
                    " begins no known kind of group; for a plain group write `(` or `(?:`, to match a question mark `\\?`");
  }

  void named(std::size_t name_at, char closer) {
    const auto end = source_.find(closer, at_ + name_at);
    if (end == std::string_view::npos) return stop();
    at_ = end + 1;
  }

  /// `?i:`, `?x)` and their like. Only `i` means the same wherever it is known; `x` changes how all the rest is read.
  bool inline_flags() {
    if (rest_starts_with("?i:")) {
      judge_at_most(Judged::plain_ascii);
      at_ += 3;
      return true;
    }
    std::size_t end = 1;
    while (peek(end) != '\0' && is_one_of(peek(end), "aiLmsuxnpdl^-")) ++end;
    const bool recursion = peek(1) == '-' && is_digit(peek(2));
    if (!recursion && peek(end) != ')' && peek(end) != ':') return false;
    stop();
    return true;
  }

  void close() {
    if (open_.empty())
      return fail({here(), here() + 1}, "this `)` closes nothing; remove it, or write `\\)` to match a parenthesis");
    open_.pop_back();
    ++at_;
    before_ = Before::atom;
  }

  void alternative() {
    ++at_;
    before_ = Before::nothing;
    if (open_.empty() && peek() != '^') reading_.anchored = false;
  }

  // --- quantifiers

  void brace() {
    std::size_t end = 1;
    while (is_digit(peek(end))) ++end;
    const std::string_view least = source_.substr(at_ + 1, end - 1);
    std::string_view most = least;
    if (peek(end) == ',') {
      const std::size_t second = ++end;
      while (is_digit(peek(end))) ++end;
      most = source_.substr(at_ + second, end - second);
    }
    if (least.empty() || peek(end) != '}') {
      // `{,3}` and `{ 3 }` are counts to some and plain characters to others.
      if (is_digit(peek(1)) || is_one_of(peek(1), ", \t")) reading_.common = false;
      return literal();
    }
    // Perl takes a count that nothing stands before for plain characters.
    if (before_ == Before::nothing) return stop();
    if (count(least) > kMostRepeats || count(most) > kMostRepeats) return stop();
    if (!most.empty() && count(most) < count(least)) {
      const std::string low(least);
      const std::string high(most);
      return fail({here(), here() + static_cast<Offset>(end + 1)},
                  "at least " + low + " and at most " + high + " times is never; write the smaller number first: `{" +
                      high + "," + low + "}`");
    }
    quantifier(end + 1);
  }

  static std::size_t count(std::string_view digits) {
    std::size_t value = 0;
    for (const char digit : digits) value = std::min(value * 10 + static_cast<std::size_t>(digit - '0'), kMostRepeats + 1);
    return value;
  }

  /// Perl lets `^+` and `$*` pass with a warning, but as nothing can come of them, they are mistakes there too.
  void quantifier(std::size_t size) {
    const Range range{here(), here() + static_cast<Offset>(size)};
    const std::string written(source_.substr(at_, size));
    switch (before_) {
      case Before::nothing:
      case Before::assertion: return fail(range, "`" + written + "` has nothing to repeat; " + literally(written));
      case Before::repeated:
        return fail(range, "`" + written + "` repeats what is repeated already; remove it, or " + literally(written));
      case Before::wide_character: judge_at_most(Judged::none); break;
      case Before::atom: break;
    }
    at_ += size;
    if (peek() == '+') reading_.prefix_decidable = false;  // possessive: gives nothing back
    if (peek() == '?' || peek() == '+') ++at_;
    before_ = Before::repeated;
  }

  static std::string literally(const std::string& quantifier) {
    switch (quantifier.front()) {
      case '*': return "to match an asterisk write `\\*`, to match anything `.*`";
      case '+': return "to match a plus sign write `\\+`";
      case '?': return "to match a question mark write `\\?`";
      default: return "to match a brace write `\\{`";
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  Before before_ = Before::nothing;
  bool stopped_ = false;
  std::vector<Offset> open_;
  Reading reading_;
};

}  // namespace

Reading read(std::string_view source) { return Reader(source).run(); }

}  // namespace asyncy::pattern
