// The door to Boost.Regex: patterns of manifests, compiled once, answered in three values.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/range.h"

namespace asyncy::pattern {

enum class Verdict : std::uint8_t {
  match,
  no_match,
  unknown,  ///< the engine gave up, the subject is too long, or bytes and characters would disagree: not judged
};

/// Limits beyond which nothing is compiled or judged.
inline constexpr std::size_t kLongestPattern = 4096;
inline constexpr std::size_t kLongestSubject = 64 * 1024;

/// A compiled pattern. Cheap to copy; safe to use from several threads.
class Pattern {
 public:
  [[nodiscard]] std::string_view source() const;

  /// Is the pattern found anywhere in `subject` (a search, as in Python's and JavaScript's validators)? `^` and `$` mean
  /// the ends of the subject and `.` no line break.
  [[nodiscard]] Verdict search(std::string_view subject) const;

  /// Can a text that begins with `prefix` still match? `no_match` only when none can: every alternative of the pattern
  /// begins with `^` and `prefix` is not empty. Otherwise `match` (it can) or `unknown`.
  [[nodiscard]] Verdict search_prefix(std::string_view prefix) const;

  /// How many bytes of `subject` a text that matches can begin with. Nothing when only the whole text can be judged.
  [[nodiscard]] std::optional<std::size_t> longest_prefix(std::string_view subject) const;

  /// Where an engine that tries one way after the other needs exponentially long, and a text on which it does: tried, not guessed.
  /// Takes some milliseconds at the most.
  struct Explosion {
    text::Range range;  ///< in the pattern
    std::string text;
  };
  [[nodiscard]] std::optional<Explosion> explosion() const;

 private:
  friend struct Compiler;
  struct State;
  std::shared_ptr<const State> state_;
};

/// What is wrong with a pattern that no common dialect (Python, JavaScript, Perl) accepts.
struct Fault {
  text::Range range;    ///< in the pattern, bytes
  std::string message;  ///< our own words, with how to mend it
};

/// Exactly one of three: a pattern, a fault, or neither (other engines accept it, ours does not: nothing is judged).
struct Compiled {
  std::optional<Pattern> pattern;
  std::optional<Fault> fault;
};

Compiled compile(std::string_view source);

}  // namespace asyncy::pattern
