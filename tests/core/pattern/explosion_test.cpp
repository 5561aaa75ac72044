// Loops that read one text in two ways: found where they are, and nowhere else, in bounded time.
#include "core/pattern/explosion.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "core/pattern/pattern.h"

namespace explosion_test {

using namespace asyncy;

TEST_CASE("patterns that explode are found, with a text that proves it") {
  for (const std::string source :
       {R"(^(a+)+$)", R"((a*)*b)", R"(^(\w+\s?)+$)", R"(^(a|a)*$)", R"(^(a|ab|b)*c)", R"(^(([a-z])+.)+[A-Z]([a-z])+$)", R"(^(a?b?)*c$)",
        R"(^(\d+)*x)", R"(^x(?:y+z?)+!!$)", R"(^(a{1,9})+$)", R"(^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@)$)"}) {
    INFO(source);
    const auto compiled = pattern::compile(source);
    REQUIRE(compiled.pattern);
    const auto explosion = compiled.pattern->explosion();
    REQUIRE(explosion);
    CHECK(explosion->range.end <= source.size());
    CHECK_FALSE(explosion->range.empty());
    CHECK(compiled.pattern->search(explosion->text) == pattern::Verdict::unknown);
  }
}

TEST_CASE("patterns that repeat and do not explode are left alone") {
  for (const std::string source :
       {R"(^(ab)+$)", R"(^\w+(\s\w+)*$)", R"(^[a-z]+(-[a-z]+)*$)", R"(^(a|b)*$)", R"(^(\d{1,3}\.){3}\d{1,3}$)", R"(^(a+b)+$)",
        R"(^\#?\w{6}$)", R"(^(?:[a-z]:)?(/[^/]+)+$)", R"((x+x+)y)", R"(^(a(?=b)+)$)", R"(\(a+\)+)"}) {
    INFO(source);
    const auto compiled = pattern::compile(source);
    if (compiled.pattern) CHECK_FALSE(compiled.pattern->explosion());
  }
}

TEST_CASE("what matches whatever comes does not explode") {
  // The loop is ambiguous, but nothing behind it can fail.
  CHECK(pattern::find_loop("(a+)+"));
  CHECK_FALSE(pattern::compile("(a+)+").pattern->explosion());
}

TEST_CASE("looking for explosions is quick for every pattern") {
  std::mt19937 random(7);
  const std::string letters = R"(ab.(()))|*+?{}[]^$\dw1,2-)";
  for (int i = 0; i < 3000; ++i) {
    std::string source;
    for (auto length = random() % 40; length > 0; --length) source += letters[random() % letters.size()];
    INFO(source);
    const auto compiled = pattern::compile(source);
    const auto before = std::chrono::steady_clock::now();
    if (compiled.pattern) {
      const auto explosion = compiled.pattern->explosion();
      if (explosion) CHECK(compiled.pattern->search(explosion->text) == pattern::Verdict::unknown);
    }
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(1));
  }
  const std::string nested = std::string(60, '(') + "a+" + std::string(60, ')') + "+b";
  CHECK(pattern::find_loop(nested));
  CHECK_FALSE(pattern::find_loop(std::string(300, '(') + "a" + std::string(300, ')') + "+"));
}

}  // namespace explosion_test
