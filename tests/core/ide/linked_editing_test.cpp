// The places that change together, each between `<` and `>`.
#include "core/ide/linked_editing.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace linked_editing_test {

using namespace asyncy;

namespace {

std::string shown(std::string_view story) {
  const auto asked = test::ask_story("commands:\n  go: {}\n", story);
  std::string text(asked.document->text.view());
  const auto ranges = ide::linked_ranges(*asked.document, asked.at);
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    text.insert(range->end, ">");
    text.insert(range->begin, "<");
  }
  return ranges.empty() ? "nothing" : text;
}

}  // namespace

TEST_CASE("linked: a variable wherever it is written and read, in templates, too") {
  CHECK(shown("a<|>b = 1\nx = ab + ab.c\ndemo go y:\"{ab}\" ab:2\n") ==
        "<ab> = 1\nx = <ab> + <ab>.c\ndemo go y:\"{<ab>}\" ab:2\n");
  CHECK(shown("ab = 1\nif c\n    ab = 2\nx = a<|>b") == "<ab> = 1\nif c\n    <ab> = 2\nx = <ab>");
  CHECK(shown("foreach c as e<|>\n    x = e\nforeach d as e\n    y = e") ==
        "foreach c as <e>\n    x = <e>\nforeach d as e\n    y = e");
}

TEST_CASE("linked: functions, and parameters with the calls that name them") {
  CHECK(shown("function f a:int\n    return\nf<|>(a:1)\n") == "function <f> a:int\n    return\n<f>(a:1)\n");
  CHECK(shown("function f a<|>:int\n    x = a\nf(a:1)\na = 2\n") == "function f <a>:int\n    x = <a>\nf(<a>:1)\na = 2\n");
}

TEST_CASE("linked: nothing where a place means something else, too") {
  CHECK(shown("ab = 1\ndemo go :a<|>b\n") == "nothing");
  CHECK(shown("demo go\n    x = g<|>o\n") == "nothing");
  CHECK(shown("x = app<|>.version\n") == "nothing");
  CHECK(shown("x = a.b<|>\n") == "nothing");
  CHECK(shown("de<|>mo go\n") == "nothing");
  CHECK(shown("# a<|>\n") == "nothing");
}

}  // namespace linked_editing_test
