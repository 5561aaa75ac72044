// Manifests in one style: what changes, what stays, and that everything means what it meant.
#include "core/format/manifest.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <source_location>

#include "core/text/edit.h"
#include "core/yaml/parse.h"
#include "tests/support/corpus.h"

namespace manifest_test {

using namespace asyncy;

namespace {

std::string formatted(std::string_view text) {
  const auto edits = format::format_manifest(yaml::parse(text::Text(std::string(text))));
  return text::apply(text, edits).value();
}

void check(std::string_view text, std::string_view expected, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(formatted(text) == expected);
  CHECK(formatted(expected) == expected);
}

}  // namespace

TEST_CASE("manifests are indented by two blanks") {
  check("commands:\n    go:\n        help: Goes.\n", "commands:\n  go:\n    help: Goes.\n");
  check("commands:\n   go:\n     help: Goes.\n   run:\n", "commands:\n  go:\n    help: Goes.\n  run:\n");
  check("a:\n    - b\n    - c\nd:\n    - e\n", "a:\n  - b\n  - c\nd:\n  - e\n");
  check("a:\n- b\nc:\n    - d\ne:\n- f\n", "a:\n- b\nc:\n- d\ne:\n- f\n");
  check("a:\n-   name: x\n    type: int\n-   - 1\n    - 2\n", "a:\n- name: x\n  type: int\n- - 1\n  - 2\n");
}

TEST_CASE("texts of several lines move with their key and stay as they are") {
  check("a:\n    b: |\n        one\n          two \n\n        three\n    c: >-\n      x\n", "a:\n  b: |\n      one\n        two \n\n      three\n  c: >-\n    x\n");
  check("a:\n    b: 'one\n      two'\n    c: [1,\n        2]\n", "a:\n  b: 'one\n    two'\n  c: [1,\n      2]\n");
  check("a:\n    b: one\n      two  \n    c: 1\n", "a:\n  b: one\n    two\n  c: 1\n");
}

TEST_CASE("comments stay where they are said") {
  check("# top\na:\n    # of b\n    b: 1  # behind\n    # of a\n\n    # more\n# of c\nc: 2\n# end\n",
        "# top\na:\n  # of b\n  b: 1  # behind\n  # of a\n\n  # more\n# of c\nc: 2\n# end\n");
}

TEST_CASE("blanks around colons and at the ends of lines go") {
  check("a:   1   \nb :  2\nc:  # nothing\nd:\t3\ne: \n", "a: 1\nb: 2\nc:  # nothing\nd: 3\ne:\n");
  check("\n\na: 1\n\n\n\n\nb: 2\n  \n\n", "a: 1\n\n\nb: 2\n");
  check("a: 1", "a: 1\n");
  check("a: 1\r\nb:   2", "a: 1\r\nb: 2\r\n");
}

TEST_CASE("what is right or cannot be read stays as it is") {
  for (const std::string_view text : {"", "\n", "# only a comment\n", "text\n", "{a:   1}\n", "a: 1\nb: 'x\n", "a:\n\tb: 1\n", "a: |+\n  x\n\n\n\n\nb: 1\n",
                                      "a: &x {b: 1}\nc: *x\nd: !!str 1\n"}) {
    INFO(text);
    CHECK(formatted(text) == text);
  }
}

TEST_CASE("real manifests keep their meaning, and a second time nothing changes") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  std::size_t changed = 0;
  for (const std::string& text : test::corpus_texts(*corpus).manifests) {
    const std::string once = formatted(text);
    INFO(text);
    CHECK(formatted(once) == once);
    const auto before = yaml::parse(text::Text(text));
    const auto after = yaml::parse(text::Text(once));
    CHECK(before.values == after.values);
    CHECK(before.nodes.size() == after.nodes.size());
    CHECK(std::count(text.begin(), text.end(), '#') == std::count(once.begin(), once.end(), '#'));
    if (once != text) ++changed;
  }
  CHECK(changed > 0);
}

}  // namespace manifest_test
