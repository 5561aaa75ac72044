// What a selection grows to.
#include "core/ide/selection.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace selection_test {

using namespace asyncy;

namespace {

std::string shown(std::string_view story) {
  const auto asked = test::ask_story("", story);
  std::string out;
  text::Range before{asked.at, asked.at};
  for (const auto range : ide::selections(*asked.document, asked.at)) {
    CHECK(range.contains(before));
    before = range;
    out += (out.empty() ? "" : " | ") + std::string(asked.document->text.slice(range));
  }
  return out;
}

}  // namespace

TEST_CASE("selections grow from the word to the document") {
  CHECK(shown("demo go foo:\"a <|>b\"\nx = 1") ==
        "a b | \"a b\" | foo:\"a b\" | demo go foo:\"a b\" | demo go foo:\"a b\"\nx = 1");
  CHECK(shown("x = [1, 2<|>2]") == "22 | [1, 22] | x = [1, 22]");
  CHECK(shown("x = \"a {b.c<|> + 1}\"") ==
        "c | b.c | b.c + 1 | {b.c + 1} | a {b.c + 1} | \"a {b.c + 1}\" | x = \"a {b.c + 1}\"");
  CHECK(shown("if a\n    b = <|>1\n") == "1 | b = 1 | if a\n    b = 1 | if a\n    b = 1\n");
}

TEST_CASE("selections in comments and in nothing") {
  CHECK(shown("x = 1\n# a <|>b\n") == "# a b | x = 1\n# a b\n");
  CHECK(shown("<|>").empty());
}

}  // namespace selection_test
