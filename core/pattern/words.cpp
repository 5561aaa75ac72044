#include "core/pattern/words.h"

#include <algorithm>
#include <vector>

#include "core/pattern/syntax.h"
#include "core/text/ascii.h"
#include "core/text/utf.h"

namespace asyncy::pattern {
namespace {

using text::is_digit;

constexpr std::size_t kLongestSource = 120;
constexpr std::size_t kLongestAnswer = 400;
constexpr unsigned kDeepestNesting = 3;

std::string code(std::string_view text) {
  if (text == "`") return "a backtick";
  return text == " " ? "a blank" : '`' + std::string(text) + '`';
}

std::string list(const std::vector<std::string>& parts, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? std::string(last) : std::string(", ")) + parts[i];
  return out;
}

/// What one place of a text may hold, in the singular and in the plural; `many` is empty for what is counted in times.
struct Atom {
  std::string one;
  std::string many;
};

class Teller {
 public:
  explicit Teller(std::string_view source) : source_(source) {}

  std::optional<std::string> run() {
    std::vector<std::string> alternatives;
    do {
      alternatives.push_back(whole());
      if (lost_) return std::nullopt;
    } while (take('|'));
    if (at_ != source_.size()) return std::nullopt;
    return list(alternatives, ", or ");
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (peek() != c || at_ >= source_.size()) return false;
    ++at_;
    return true;
  }
  std::string lose() {
    lost_ = true;
    return {};
  }

  /// One alternative of the outermost level, with the ends of the text.
  std::string whole() {
    const bool from_begin = take('^');
    const std::vector<std::string> parts = sequence();
    const bool to_end = take('$');
    if (lost_ || (peek() != '|' && at_ != source_.size())) return lose();
    if (parts.empty()) return from_begin && to_end ? "is empty" : lose();
    const std::string told = list(parts, ", then ");
    if (from_begin && to_end) return "is " + told + ", and nothing else";
    return (from_begin ? "begins with " : to_end ? "ends with " : "holds ") + told;
  }

  std::vector<std::string> sequence() {
    std::vector<std::string> parts;
    std::string plain;
    const auto close_plain = [&] {
      if (!plain.empty()) parts.push_back(code(plain));
      plain.clear();
    };
    while (at_ < source_.size() && !lost_ && std::string_view("|)$").find(peek()) == std::string_view::npos) {
      if (const auto character = plain_character()) {
        if (!is_quantifier()) {
          plain += *character;
          continue;
        }
        close_plain();
        parts.push_back(counted({.one = code(*character), .many = {}}));
        continue;
      }
      close_plain();
      const Atom what = atom();
      if (!lost_) parts.push_back(counted(what));
    }
    close_plain();
    return parts;
  }

  /// A character that means itself.
  std::optional<std::string> plain_character() {
    const char c = peek();
    if (c == '\\') {
      const char escaped = peek(1);
      const bool itself = std::string_view("\\/.-^$*+?()[]{}|#@:;,=!&%~_\" ").find(escaped) != std::string_view::npos;
      if (escaped == '\0' || !itself) return std::nullopt;
      at_ += 2;
      return std::string(1, escaped);
    }
    if (std::string_view(".[(^*+?{").find(c) != std::string_view::npos) return std::nullopt;
    const auto size = text::code_point_at(source_, at_).size;
    std::string out(source_.substr(at_, size));
    at_ += size;
    return out;
  }

  [[nodiscard]] bool is_quantifier() const {
    return std::string_view("*+?").find(peek()) != std::string_view::npos ? at_ < source_.size()
                                                                          : peek() == '{' && is_digit(peek(1));
  }

  Atom atom() {
    switch (peek()) {
      case '.': ++at_; return {.one = "any character", .many = "characters"};
      case '\\': return escape();
      case '[': return character_class();
      case '(': return group();
      default: lose(); return {};
    }
  }

  Atom escape() {
    const char c = peek(1);
    at_ += 2;
    switch (c) {
      case 'd': return {.one = "a digit", .many = "digits"};
      case 'w': return {.one = "a letter, digit or `_`", .many = "letters, digits or `_`"};
      case 's': return {.one = "a blank", .many = "blanks"};
      case 'D': return {.one = "a character that is no digit", .many = "characters that are no digits"};
      case 'S': return {.one = "a character that is no blank", .many = "characters that are no blanks"};
      case 'W':
        return {.one = "a character that is no letter, digit or `_`",
                .many = "characters that are no letters, digits or `_`"};
      default: lose(); return {};
    }
  }

  Atom character_class() {
    ++at_;
    const bool negated = take('^');
    std::vector<std::string> members;
    while (at_ < source_.size() && peek() != ']' && !lost_) members.push_back(member());
    if (!take(']') || lost_ || members.empty()) {
      lose();
      return {};
    }
    const std::string all = list(members, " or ");
    if (negated) return {.one = "a character other than " + all, .many = "characters other than " + all};
    return {.one = "one character out of " + all, .many = "characters out of " + all};
  }

  std::string member() {
    if (peek() == '\\') {
      switch (peek(1)) {
        case 'd': at_ += 2; return "digits";
        case 'w': at_ += 2; return "letters, digits, `_`";
        case 's': at_ += 2; return "blanks";
        default: break;
      }
    }
    const std::string first = class_character();
    if (lost_ || peek() != '-' || peek(1) == ']' || peek(1) == '\\') return code(first);
    ++at_;
    const std::string last = class_character();
    if (first == "a" && last == "z") return "small letters";
    if (first == "A" && last == "Z") return "capital letters";
    if (first == "0" && last == "9") return "digits";
    return code(first) + " to " + code(last);
  }

  std::string class_character() {
    if (peek() == '[') return lose();
    if (peek() == '\\') {
      const auto escaped = plain_character();
      return escaped ? *escaped : lose();
    }
    const auto size = text::code_point_at(source_, at_).size;
    std::string out(source_.substr(at_, size));
    at_ += size;
    return out;
  }

  /// `(a|b)` and `(?:a|b)`
  Atom group() {
    ++at_;
    if (peek() == '?' && !(peek(1) == ':')) {
      lose();
      return {};
    }
    if (peek() == '?') at_ += 2;
    if (++depth_ > kDeepestNesting) {
      lose();
      return {};
    }
    std::vector<std::string> alternatives;
    do {
      alternatives.push_back(list(sequence(), ", then "));
    } while (!lost_ && take('|'));
    --depth_;
    if (!take(')')) lose();
    const bool simple = alternatives.size() == 1 && alternatives[0].find(", ") == std::string::npos;
    std::string told = list(alternatives, " or ");
    if (!simple) told = '(' + told + ')';
    return {.one = std::move(told), .many = {}};
  }

  std::string counted(const Atom& atom) {
    const char c = is_quantifier() ? peek() : '\0';
    if (c == '\0') return atom.one;
    std::string least = "0";
    std::string most;
    ++at_;
    if (c == '+') least = "1";
    if (c == '?') most = "1";
    if (c == '{') {
      least = number();
      most = take(',') ? number() : least;
      if (!take('}')) return lose();
    }
    if (peek() == '?') ++at_;  // lazy: the same texts are found
    if (peek() == '+') return lose();
    if (least == "0" && most == "1") return "perhaps " + atom.one;
    std::string count = least == most ? least : least + " to " + most;
    if (most.empty()) count = least == "0" ? "any number of" : least == "1" ? "one or more" : least + " or more";
    if (!atom.many.empty())
      return count == "any number of" && atom.many == "characters" ? "anything" : count + ' ' + atom.many;
    return atom.one + (count == "any number of" ? " any number of times" : ' ' + count + " times");
  }

  std::string number() {
    std::string digits;
    while (is_digit(peek())) digits += source_[at_++];
    return digits;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  bool lost_ = false;
};

}  // namespace

std::optional<std::string> in_words(std::string_view source) {
  if (source.empty() || source.size() > kLongestSource) return std::nullopt;
  const Reading reading = read(source);
  if (reading.fault || !reading.common) return std::nullopt;
  auto told = Teller(source).run();
  return told && told->size() <= kLongestAnswer ? told : std::nullopt;
}

}  // namespace asyncy::pattern
