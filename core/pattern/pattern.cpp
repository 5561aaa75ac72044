#include "core/pattern/pattern.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <stdexcept>
#include <utility>

#include "core/pattern/explosion.h"
#include "core/pattern/syntax.h"

namespace asyncy::pattern {
namespace {

/// Without the last two, `^` and `$` would stand at every line break and `.` match one.
constexpr auto kSyntax = boost::regex::perl | boost::regex::no_mod_m | boost::regex::no_mod_s;

/// Python counts separators such as 0x1C as blanks, JavaScript takes `\r` for a line end, our engine also `\f`.
bool is_plain(char c) { return (c >= ' ' && c <= '~') || c == '\t' || c == '\n'; }

}  // namespace

struct Pattern::State {
  std::string source;
  boost::regex regex;
  Reading reading;

  [[nodiscard]] bool judges(std::string_view subject) const {
    if (subject.size() > kLongestSubject) return false;
    switch (reading.judged) {
      case Judged::every_subject: return true;
      case Judged::plain_ascii: return std::all_of(subject.begin(), subject.end(), is_plain);
      case Judged::none: return false;
    }
    return false;
  }

  [[nodiscard]] Verdict find(std::string_view subject, boost::match_flag_type flags) const {
    try {
      boost::cmatch found;
      const char* begin = subject.data() == nullptr ? "" : subject.data();
      const bool matches = boost::regex_search(begin, begin + subject.size(), found, regex, flags);
      return matches ? Verdict::match : Verdict::no_match;
    } catch (const std::runtime_error&) {
      // The engine gave up: it counts its steps. It says so with the base class, not with its own error.
      return Verdict::unknown;
    }
  }
};

std::string_view Pattern::source() const { return state_->source; }

Verdict Pattern::search(std::string_view subject) const {
  if (!state_->judges(subject)) return Verdict::unknown;
  return state_->find(subject, boost::match_default);
}

Verdict Pattern::search_prefix(std::string_view prefix) const {
  const Reading& reading = state_->reading;
  // The engine judges a search: to it `\.png$` could not begin with `/img/`.
  if (prefix.empty() || !reading.anchored) return Verdict::unknown;
  if (!reading.prefix_decidable || !state_->judges(prefix)) return Verdict::unknown;
  return state_->find(prefix, boost::match_default | boost::match_partial);
}

std::optional<std::size_t> Pattern::longest_prefix(std::string_view subject) const {
  if (subject.empty() || search_prefix(subject.substr(0, 1)) == Verdict::unknown) return std::nullopt;
  // What no text can begin with, no longer one can.
  std::size_t possible = 0;
  std::size_t impossible = subject.size() + 1;
  while (impossible - possible > 1) {
    const std::size_t middle = possible + (impossible - possible) / 2;
    const Verdict verdict = search_prefix(subject.substr(0, middle));
    if (verdict == Verdict::unknown) return std::nullopt;
    (verdict == Verdict::match ? possible : impossible) = middle;
  }
  return possible;
}

std::optional<Pattern::Explosion> Pattern::explosion() const {
  constexpr std::size_t kRounds = 30;
  constexpr std::size_t kLongestText = 400;
  const auto loop = find_loop(state_->source);
  if (!loop || loop->prefix.size() + loop->pump.size() * kRounds > kLongestText) return std::nullopt;
  std::string text = loop->prefix;
  for (std::size_t round = 0; round < kRounds; ++round) text += loop->pump;
  // What makes the match fail at the end depends on what the pattern wants there.
  for (const char* end : {"!", "", " ", "~x", "\n"}) {
    std::string tried = text + end;
    if (state_->find(tried, boost::match_default) == Verdict::unknown) return Explosion{.range = loop->range, .text = std::move(tried)};
  }
  return std::nullopt;
}

struct Compiler {
  static std::optional<Pattern> compile(std::string_view source, Reading reading) {
    try {
      auto state = std::make_shared<Pattern::State>();
      state->source = source;
      state->regex.assign(source.begin(), source.end(), kSyntax);
      state->reading = std::move(reading);
      Pattern pattern;
      pattern.state_ = std::move(state);
      return pattern;
    } catch (const std::runtime_error&) {
      return std::nullopt;
    }
  }
};

Compiled compile(std::string_view source) {
  if (source.size() > kLongestPattern) return {};
  Reading reading = read(source);
  if (reading.fault) return {.pattern = std::nullopt, .fault = std::move(reading.fault)};
  if (!reading.common) return {};
  return {.pattern = Compiler::compile(source, std::move(reading)), .fault = std::nullopt};
}

}  // namespace asyncy::pattern
