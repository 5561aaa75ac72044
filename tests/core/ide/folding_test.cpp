// Which lines of a story fold away.
#include "core/ide/folding.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace folding_test {

using namespace asyncy;

namespace {

std::string shown(std::string_view story) {
  const auto asked = test::ask_story("", story);
  std::string out;
  for (const auto& fold : ide::folds(*asked.document)) {
    out += (out.empty() ? "" : " ") + std::to_string(fold.first_line) + '-' + std::to_string(fold.last_line);
    if (fold.kind == ide::FoldKind::comment) out += '#';
    if (fold.kind == ide::FoldKind::imports) out += 'i';
  }
  return out;
}

}  // namespace

TEST_CASE("folds: blocks, each branch of its own") {
  CHECK(shown("if a\n    b = 1\nelse if c\n    d = 1\nelse\n    e = 1\nf = 1\n") == "0-1 2-3 4-5");
  CHECK(shown("when a b c as d\n    foreach e as f\n        g h\n\n    i = 1\n\n\nj = 1") == "0-4 1-2");
  CHECK(shown("try\n    a = 1\ncatch\n    b = 1\nfinally\n    c = 1") == "0-1 2-3 4-5");
  CHECK(shown("function f a:int returns int\n    return a\n") == "0-1");
  CHECK(shown("a = 1\nb = 2\n").empty());
}

TEST_CASE("folds: values, texts and calls of several lines") {
  CHECK(shown("a = [\n    1,\n    2\n]\n") == "0-3");
  CHECK(shown("a = {\n    \"b\": [\n        1\n    ]\n}\n") == "0-4 1-3");
  CHECK(shown("a = \"\"\"\n# b\n# c\n\"\"\"\n") == "0-3");
  CHECK(shown("demo go a:1\n    b:2\n    c:3\nd = 1\n") == "0-2");
}

TEST_CASE("folds: comments below each other, and those between ###") {
  CHECK(shown("# a\n# b\n# c\nd = 1\n# e\n") == "0-2#");
  CHECK(shown("###\na\nb\n###\nc = 1\n") == "0-3#");
  CHECK(shown("### a ###\n# b\n") == "0-1#");
  CHECK(shown("# a\n###\nb\n###\n") == "1-3#");
  CHECK(shown("###\na = 1\nb = 2\n").empty());
}

TEST_CASE("folds of manifests: entries, elements, texts, brackets and comments") {
  const auto folds_of = [](std::string_view manifest) {
    std::string out;
    for (const auto& fold : ide::folds(*workspace::open("/demo/asyncy.yml", text::Text(std::string(manifest)), text::Language::manifest)))
      out += (out.empty() ? "" : " ") + std::to_string(fold.first_line) + '-' + std::to_string(fold.last_line) +
             (fold.kind == ide::FoldKind::comment ? "#" : "");
    return out;
  };
  CHECK(folds_of("# a\n# b\ncommands:\n  go:\n    args:\n    - name: x\n      type: int\n    - y\n\nports:\n- 1\n") ==
        "0-1# 2-7 3-7 4-7 5-6 9-10");
  CHECK(folds_of("commands:\r\n  go:\r\n    help: |\r\n      # 😀\r\n      # no comment\r\n    args: [\r\n      a,\r\n      b]\r\n") == "0-7 1-7 2-4 5-7");
  CHECK(folds_of("env:\n  A:\n    help: 'x\n      y'\n  B:\n") == "0-4 1-3 2-3");
  // What can be read of a broken text folds, too.
  CHECK(folds_of("env:\n  A:\n    type: int\ncommands:\n  go:\n    help: [\n  run:\n    help: Runs.\n").starts_with("0-2 1-2 3-"));
  CHECK(folds_of("") == "");
  CHECK(folds_of("ports: [1]\n") == "");
}

TEST_CASE("folds: imports") { CHECK(shown("import 'a' as A\nimport 'b' as B\nc = 1\nimport 'd' as D\n") == "0-1i"); }

}  // namespace folding_test
