#include "core/text/diff.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/text/edit.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace diff_test {

using namespace asyncy;
using Edits = std::vector<text::Edit>;

TEST_CASE("edits are applied in their order, and refused where they overlap or lie outside") {
  CHECK(text::apply("abcdef", Edits{{{1, 2}, "X"}, {{2, 2}, "Y"}, {{4, 6}, ""}}) == "aXYcd");
  CHECK(text::apply("", Edits{{{0, 0}, "X"}}) == "X");
  CHECK_FALSE(text::apply("abc", Edits{{{1, 3}, ""}, {{2, 3}, ""}}));
  CHECK_FALSE(text::apply("abc", Edits{{{2, 3}, ""}, {{0, 1}, ""}}));
  CHECK_FALSE(text::apply("abc", Edits{{{1, 4}, ""}}));
}

TEST_CASE("a diff shows the lines that change, with three around them") {
  CHECK(text::unified_diff("1\n2\n3\n4\n5\n6\n7\n", Edits{{{8, 9}, "five"}}) ==
        "@@ -2,6 +2,6 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n");
  CHECK(text::unified_diff("a\n", {}).empty());
  CHECK(text::unified_diff("a\n", Edits{{{0, 1}, "a"}}).empty());
}

TEST_CASE("changes far from one another are hunks of their own, and later ones know what the first have added") {
  std::string source;
  for (int i = 0; i < 20; ++i) source += "x\n";
  CHECK(text::unified_diff(source, Edits{{{0, 2}, ""}, {{38, 39}, "y\nz"}}) ==
        "@@ -1,5 +1,4 @@\n x\n-x\n x\n x\n x\n@@ -17,4 +16,5 @@\n x\n x\n x\n-x\n+y\n+z\n");
}

TEST_CASE("only lines that differ are shown, though an edit may touch its neighbours") {
  CHECK(text::unified_diff("a\n\n\nb\n", Edits{{{2, 3}, ""}}) == "@@ -1,4 +1,3 @@\n a\n \n-\n b\n");
  CHECK(text::unified_diff("a", Edits{{{1, 1}, "\n"}}) == "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  CHECK(text::unified_diff("", Edits{{{0, 0}, "a\n"}}) == "@@ -0,0 +1 @@\n+a\n");
  CHECK(text::unified_diff("a\n", Edits{{{0, 2}, ""}}) == "@@ -1 +0,0 @@\n-a\n");
  CHECK(text::unified_diff("a\r\nb\r\n", Edits{{{0, 1}, "c"}}) == "@@ -1,2 +1,2 @@\n-a\r\n+c\r\n b\r\n");
}

TEST_CASE("`patch` makes of any diff what the edits make") {
  if (std::system("command -v patch >/dev/null 2>&1") != 0) {
    WARN("skipped: no `patch` here");
    return;
  }
  std::mt19937 random(20180329);
  const auto below = [&](std::size_t bound) { return static_cast<text::Offset>(random() % bound); };
  for (int round = 0; round < 60; ++round) {
    std::string source;
    for (std::size_t i = below(60); i > 0; --i) source += below(3) == 0 ? "\n" : "line " + std::to_string(below(4)) + "\n";
    if (below(3) == 0) source += "open";
    Edits edits;
    text::Offset at = 0;
    while (at < source.size() && edits.size() < 5) {
      const text::Offset begin = at + below(source.size() - at + 1);
      const text::Offset end = begin + below(std::min<std::size_t>(source.size() - begin, 12) + 1);
      edits.push_back({{begin, end}, below(2) == 0 ? "" : "new\n"});
      at = end + 1;
    }
    const auto expected = text::apply(source, edits);
    REQUIRE(expected);
    if (source.empty() || expected->empty() || *expected == source) continue;
    const test::TempDir dir;
    const auto file = dir.write("a", source);
    const auto diff = dir.write("a.diff", "--- a\n+++ a\n" + text::unified_diff(source, edits));
    const auto ran = test::run_program("/usr/bin/env", {.words = {"patch", "-s", "-i", diff, file}, .folder = dir.path()});
    INFO(ran.out << ran.err << source << "-----\n" << text::unified_diff(source, edits));
    CHECK(ran.status == 0);
    CHECK(test::read_file(file) == *expected);
  }
}

}  // namespace diff_test
