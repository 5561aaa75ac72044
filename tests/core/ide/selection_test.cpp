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

TEST_CASE("selections in manifests grow from the word to its text, entry, element and map") {
  const auto grown = [](std::string_view marked) {
    const auto at = marked.find("<|>");
    const std::string bytes = std::string(marked.substr(0, at)) + std::string(marked.substr(at + 3));
    const auto document = workspace::open("/demo/asyncy.yml", text::Text(bytes), text::Language::manifest);
    std::string out;
    text::Range before{static_cast<text::Offset>(at), static_cast<text::Offset>(at)};
    for (const auto range : ide::selections(*document, before.begin)) {
      CHECK(range.contains(before));
      before = range;
      out += (out.empty() ? "" : " | ") + std::string(document->text.slice(range));
    }
    return out;
  };
  CHECK(grown("ports:\n- 80\n- 44<|>3\n") == "443 | - 443 | - 80\n- 443 | ports:\n- 80\n- 443 | ports:\n- 80\n- 443\n");
  CHECK(grown("env:\n  A:\n    help: 'Wh<|>y so'\n") ==
        "Why | Why so | 'Why so' | help: 'Why so' | A:\n    help: 'Why so' | env:\n  A:\n    help: 'Why so' | env:\n  A:\n    help: 'Why so'\n");
  CHECK(grown("env:\n  <|>A:\n") == "A | A: | env:\n  A: | env:\n  A:\n");
  CHECK(grown("a: |\n  one two\n  th<|>ree four\nb:") == "three | three four | |\n  one two\n  three four | a: |\n  one two\n  three four | a: |\n  one two\n  three four\nb:");
  CHECK(grown("a: 1\n# o<|>f b\nb: 2\n") == "# of b | a: 1\n# of b\nb: 2 | a: 1\n# of b\nb: 2\n");
  CHECK(grown("<|>").empty());
}

TEST_CASE("selections in comments and in nothing") {
  CHECK(shown("x = 1\n# a <|>b\n") == "# a b | x = 1\n# a b\n");
  CHECK(shown("<|>").empty());
}

}  // namespace selection_test
