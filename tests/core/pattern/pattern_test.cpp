#include "core/pattern/pattern.h"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <future>
#include <random>
#include <string>
#include <vector>

#include "tests/support/mutate.h"

namespace pattern_test {

using asyncy::pattern::compile;
using asyncy::pattern::Pattern;
using asyncy::pattern::Verdict;

namespace {

Pattern pattern_of(std::string_view source) {
  const auto compiled = compile(source);
  INFO(source);
  REQUIRE(compiled.pattern);
  CHECK_FALSE(compiled.fault);
  CHECK(compiled.pattern->source() == source);
  return *compiled.pattern;
}

Verdict search(std::string_view source, std::string_view subject) { return pattern_of(source).search(subject); }
Verdict search_prefix(std::string_view source, std::string_view prefix) { return pattern_of(source).search_prefix(prefix); }

}  // namespace

TEST_CASE("a pattern is searched for anywhere in the value") {
  CHECK(search("b", "abc") == Verdict::match);
  CHECK(search(R"(^\#?\w{6}$)", "#00ff00") == Verdict::match);
  CHECK(search(R"(^\#?\w{6}$)", "#00ff0") == Verdict::no_match);
  CHECK(search("", "") == Verdict::match);
  CHECK(search("", {}) == Verdict::match);
  CHECK(search("a|", "x") == Verdict::match);
  CHECK(search("(?i)ABC", "xabcx") == Verdict::match);
  CHECK(search("(?<year>[0-9]{4})", "in 2018") == Verdict::match);
  CHECK(search(R"([\w.-]+)", "-") == Verdict::match);
  CHECK(search("a{x}", "a{x}") == Verdict::match);
}

TEST_CASE("the ends of a value are its ends, not those of its lines") {
  CHECK(search(R"(^\w+$)", "abc\nx") == Verdict::no_match);
  CHECK(search(R"(^\w+$)", "x\nabc") == Verdict::no_match);
  CHECK(search(R"(^\w+$)", "abc\n") == Verdict::no_match);
  CHECK(search("^a.b$", "a\nb") == Verdict::no_match);
  CHECK(search(R"(^a\nb$)", "a\nb") == Verdict::match);
}

TEST_CASE("where bytes and characters would disagree nothing is judged") {
  CHECK(search("^.$", "é") == Verdict::unknown);
  CHECK(search("^[^a]$", "é") == Verdict::unknown);
  CHECK(search(R"(\w)", "é") == Verdict::unknown);
  CHECK(search("é?", "e") == Verdict::unknown);
  CHECK(search("^[é]$", "é") == Verdict::unknown);
  CHECK(search(".", "\r") == Verdict::unknown);
  CHECK(search(R"(^(.)\1$)", "aa") == Verdict::unknown);
}

TEST_CASE("where bytes suffice other subjects are judged too") {
  CHECK(search("^café$", "café") == Verdict::match);
  CHECK(search("^café$", "cafe") == Verdict::no_match);
  CHECK(search("^[a-z]+$", "café") == Verdict::no_match);
  CHECK(search("[a-z]+", "café") == Verdict::match);
  CHECK(search("(é|ö)x", "öx") == Verdict::match);
}

TEST_CASE("what only our engine refuses is neither pattern nor fault") {
  const std::string source = GENERATE(
      values<std::string>({"(?P<x>a)", "(?<=a+)b", R"(\u00e9)", R"(\x{20ac})", R"(\p{L})", "[]", "a{,3}", R"(\1)"}));
  INFO(source);
  const auto compiled = compile(source);
  CHECK_FALSE(compiled.pattern);
  CHECK_FALSE(compiled.fault);
}

TEST_CASE("a fault comes without a pattern") {
  const auto compiled = compile(R"(/^+\d+$/)");
  CHECK_FALSE(compiled.pattern);
  REQUIRE(compiled.fault);
  CHECK(compiled.fault->range == asyncy::text::Range{2, 3});
}

TEST_CASE("longer patterns and subjects than the limits are not judged") {
  CHECK(compile(std::string(asyncy::pattern::kLongestPattern, 'a')).pattern);
  const auto longer = compile(std::string(asyncy::pattern::kLongestPattern, 'a') + "(");
  CHECK_FALSE(longer.pattern);
  CHECK_FALSE(longer.fault);
  const auto pattern = pattern_of("b$");
  CHECK(pattern.search(std::string(asyncy::pattern::kLongestSubject, 'a')) == Verdict::no_match);
  CHECK(pattern.search(std::string(asyncy::pattern::kLongestSubject, 'a') + "b") == Verdict::unknown);
  const std::string deep = std::string(1000, '(') + std::string(1000, ')');
  CHECK_FALSE(compile(deep).fault);
}

TEST_CASE("a pattern that would search for ever gives up") {
  for (const char* source : {"^(a+)+$", "^(a|aa)+$", R"(^(\w+\s?)*$)", "(x+x+)+y"}) {
    const auto pattern = pattern_of(source);
    const auto begin = std::chrono::steady_clock::now();
    const std::string subject = std::string(5000, source[1] == 'x' ? 'x' : 'a') + "!";
    CHECK(pattern.search(subject) == Verdict::unknown);
    CHECK(pattern.search_prefix(subject) == Verdict::unknown);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  }
}

TEST_CASE("a beginning is refused only when nothing can follow it to a match") {
  CHECK(search_prefix("^https://", "ftp://") == Verdict::no_match);
  CHECK(search_prefix("^https://", "http") == Verdict::match);
  CHECK(search_prefix("^https://", "https://x") == Verdict::match);
  CHECK(search_prefix("^a$|^b$", "c") == Verdict::no_match);
  CHECK(search_prefix("^a$", "ab") == Verdict::no_match);
  CHECK(search_prefix("^[a-z]+$", "ab1") == Verdict::no_match);
  CHECK(search_prefix(R"(\.png$)", "/img/") == Verdict::unknown);
  CHECK(search_prefix("^key_", "") == Verdict::unknown);
  CHECK(search_prefix("^a|b", "x") == Verdict::unknown);
  CHECK(search_prefix("^(?!a$)", "a") == Verdict::unknown);
  CHECK(search_prefix("^(?>a|ab)c", "a") == Verdict::unknown);
  CHECK(search_prefix("^.x", "é") == Verdict::unknown);
}

TEST_CASE("every beginning of a matching text can be continued") {
  static constexpr std::array<std::string_view, 22> kParts = {
      "a", "b",   "^",    "$",    "(",   ")",   "|",   "*",  "+",     "?",  "{2}",
      ".", "\\b", "[ab]", "[^a]", "(?:", "\\w", "\\s", "*?", "{1,2}", "a|", "b+"};
  static constexpr std::string_view kLetters = "abab \nc";
  std::mt19937 random(7);
  int continued = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string source = "^";
    for (auto parts = 1 + random() % 7; parts > 0; --parts) source += kParts[random() % kParts.size()];
    const auto compiled = compile(source);
    if (!compiled.pattern) continue;
    std::string subject;
    for (auto size = 1 + random() % 6; size > 0; --size) subject += kLetters[random() % kLetters.size()];
    if (compiled.pattern->search(subject) != Verdict::match) continue;
    for (std::size_t size = 1; size <= subject.size(); ++size) {
      if (compiled.pattern->search_prefix(std::string_view(subject).substr(0, size)) == Verdict::no_match)
        FAIL(source << " matches \"" << subject << "\", but is said not to with its first " << size);
      ++continued;
    }
  }
  CHECK(continued > 2000);
}

TEST_CASE("no pattern does harm") {
  const std::vector<std::string> seeds = {R"(^\#?\w{6}$)",
                                          R"(^(https?|ftp)://[^\s/$.?#].[^\s]*$)",
                                          R"(^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$)",
                                          R"(^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$)",
                                          R"((?<y>\d{4})-(?<m>\d\d)\k<y>(?i)[[:alpha:]]*+)",
                                          R"((?=.*\d)(?<!a)b{2,}?\x41\u00e9\p{L}[\]^-])",
                                          "^((?:é|ö)+)\\1*$"};
  asyncy::test::Mutator mutator(seeds, 11);
  std::mt19937 random(12);
  static constexpr std::string_view kSigns = R"(ab1\()[]{}|^$.*+?,-:=!<>#iPQd)";
  int faults = 0;
  int patterns = 0;
  int judged = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string source;
    if (round % 2 == 0) {
      source = mutator.next();
    } else {
      for (auto size = random() % 20; size > 0; --size) source += kSigns[random() % kSigns.size()];
    }
    const auto compiled = compile(source);
    if (compiled.fault) {
      ++faults;
      CHECK_FALSE(compiled.pattern);
      if (compiled.fault->range.empty() || compiled.fault->range.end > source.size()) FAIL(source);
    }
    if (!compiled.pattern) continue;
    ++patterns;
    judged += compiled.pattern->search("https://example.org/a?b=1") != Verdict::unknown;
    judged += compiled.pattern->search_prefix("2018-é") != Verdict::unknown;
  }
  CHECK(faults > 2000);
  CHECK(patterns > 2000);
  CHECK(judged > 1000);
}

TEST_CASE("one pattern serves several threads") {
  const auto pattern = pattern_of("^(?:[a-z]+-)*[0-9]+$");
  std::vector<std::future<bool>> answers;
  for (int thread = 0; thread < 4; ++thread)
    answers.push_back(std::async(std::launch::async, [pattern] {
      for (int round = 0; round < 500; ++round)
        if (pattern.search("ab-cd-12") != Verdict::match || pattern.search("ab-cd-") != Verdict::no_match) return false;
      return true;
    }));
  for (auto& answer : answers) CHECK(answer.get());
}

}  // namespace pattern_test
