// Broken and unfinished stories: one mistake, one diagnostic, and healthy neighbours.
#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "core/story/parser.h"
#include "tests/support/story_dump.h"

namespace recovery_test {

using asyncy::story::Mark;
using asyncy::story::NodeKind;
using asyncy::story::Tree;
using asyncy::test::dump_story;
using asyncy::text::Text;

TEST_CASE("unfinished calls are calls with holes") {
  CHECK(dump_story("svc ") == "(call_statement (call path:svc missing))");
  CHECK(dump_story("svc cmd ") == "(call_statement (call path:svc path:cmd))");
  CHECK(dump_story("svc cmd name:") ==
        "(call_statement (call path:svc path:cmd (argument name:name missing))) !missing-value");
  CHECK(dump_story("svc cmd a: b:1") ==
        "(call_statement (call path:svc path:cmd (argument name:a missing) (argument name:b integer:1))) !unexpected-text");
  CHECK(dump_story("when ") == "(when (call missing) (block)) !missing-value");
  CHECK(dump_story("when c ") == "(when (call path:c missing) (block)) !missing-block");
  CHECK(dump_story("x = svc ") == "(assignment path:x (call path:svc missing))");
  CHECK(dump_story("y = 1\nx = y ") == "(assignment path:y integer:1) (assignment path:x path:y)");
  CHECK(dump_story("x = \ny = 2") == "(assignment path:x (call missing)) (assignment path:y integer:2) !missing-value");
  CHECK(dump_story("req.\ny = 1") == "(expression path:req.) (assignment path:y integer:1) !missing-value");
  CHECK(dump_story("svc cmd as \nx = 1") ==
        "(call_statement (call path:svc path:cmd) missing) (assignment path:x integer:1) !missing-value");
}

TEST_CASE("the hole of an unfinished call lies where the cursor types") {
  const Tree tree = asyncy::story::parse(Text("x = svc  \ny = 1\n"));
  REQUIRE(tree.calls.size() == 1);
  const auto hole = tree.child(tree.calls[0], NodeKind::missing);
  REQUIRE(hole != asyncy::story::kNone);
  CHECK(tree[hole].range == asyncy::text::Range{9, 9});
}

TEST_CASE("an unclosed string ends with its line unless it plainly goes on") {
  CHECK(dump_story("a b 'open\nc d 'e'") ==
        "(call_statement (call path:a path:b string:'open)) (call_statement (call path:c path:d string:'e')) "
        "!unclosed-string");
  CHECK(
      dump_story("a b \"open\nc d \"e\" \"f\"\ng") ==
      "(call_statement (call path:a path:b string:\"open)) (call_statement (call path:c path:d string:\"e\" string:\"f\")) "
      "(call_statement (call path:g)) !unclosed-string");
  CHECK(dump_story("a b \"one\n  two\" --c\nd") ==
        "(call_statement (call path:a path:b string:\"one\n  two\" flag:--c)) (call_statement (call path:d))");
  CHECK(dump_story("a 'open\nb 'open\nc") ==
        "(call_statement (call path:a string:'open)) (call_statement (call path:b string:'open)) (call_statement (call "
        "path:c)) "
        "!unclosed-string !unclosed-string");
  CHECK(dump_story("a `open\nb") ==
        "(call_statement (call path:a file_path:`open)) (call_statement (call path:b)) !unclosed-string");
  CHECK(dump_story("x = \"\"\"a\n  b\ny = 1") ==
        "(assignment path:x string:\"\"\"a\n  b) (assignment path:y integer:1) !unclosed-string");
  CHECK(
      dump_story("f(a:'open\ny = 1") ==
      "(expression (function_call path:f (argument name:a string:'open))) (assignment path:y integer:1) !unclosed-string");
}

TEST_CASE("an unclosed bracket ends where a statement begins") {
  CHECK(dump_story("x = (svc cmd\ny = 1") ==
        "(assignment path:x (group (call path:svc path:cmd))) (assignment path:y integer:1) !unclosed-bracket");
  CHECK(dump_story("x = {'a': [1,\n 2\nsvc cmd") ==
        "(assignment path:x (map (pair string:'a' (list integer:1 integer:2)))) (call_statement (call path:svc path:cmd)) "
        "!unclosed-bracket");
  CHECK(
      dump_story("if (a == b\n  log c\nd") ==
      "(if (group (binary path:a path:b)) (block (call_statement (call path:log path:c)))) (call_statement (call path:d)) "
      "!unclosed-bracket");
  CHECK(dump_story("x = [1, 2)\ny = 1") ==
        "(assignment path:x (list integer:1 integer:2)) (assignment path:y integer:1) !unclosed-bracket");
}

TEST_CASE("a broken header keeps its block, a broken element its neighbours") {
  CHECK(dump_story("if a ? b\n  svc cmd\nd") ==
        "(if path:a (block error:? b (call_statement (call path:svc path:cmd)))) (call_statement (call path:d)) "
        "!unexpected-text");
  CHECK(dump_story("else\n  svc cmd\nd") ==
        "(else (block (call_statement (call path:svc path:cmd)))) (call_statement (call path:d)) !unexpected-text");
  CHECK(dump_story("x = [1, ?, (a b)]") ==
        "(assignment path:x (list integer:1 missing error:? (group (call path:a path:b)))) !unexpected-text");
  CHECK(dump_story("x = {'a': 1 'b': 2, 'c': 3}") ==
        "(assignment path:x (map (pair string:'a' integer:1) error:'b': 2 (pair string:'c' integer:3))) !unexpected-text");
  CHECK(dump_story("svc cmd $ y\nd") ==
        "(call_statement (call path:svc path:cmd error:$ y)) (call_statement (call path:d)) !unexpected-text");
  CHECK(dump_story(") ] }\nd") == "error:) ] } (call_statement (call path:d)) !unexpected-text");
  CHECK(dump_story("if x\nd e") == "(if path:x (block)) (call_statement (call path:d path:e)) !missing-block");
}

TEST_CASE("what contains an error is marked, what does not is not") {
  const Tree tree = asyncy::story::parse(Text("svc a b:\nsvc c d:1\n"));
  REQUIRE(tree.calls.size() == 2);
  CHECK(tree[tree.calls[0]].has(Mark::broken));
  CHECK(tree[tree[tree.calls[0]].parent].has(Mark::broken));
  CHECK(!tree[tree.calls[1]].has(Mark::broken));
}

TEST_CASE("every syntax rule's bad example gives exactly that rule, its good one nothing") {
  std::string_view previous;
  for (const asyncy::text::RuleInfo* rule : asyncy::story::rules()) {
    INFO(rule->name);
    const Tree bad = asyncy::story::parse(Text(std::string(rule->bad.story)));
    REQUIRE(bad.diagnostics.size() == 1);
    CHECK(bad.diagnostics[0].rule == rule);
    CHECK(asyncy::story::parse(Text(std::string(rule->good.story))).diagnostics.empty());
    CHECK(rule->name != previous);
    previous = rule->name;
  }
}

namespace {

std::string only_message(std::string_view story) {
  const Tree tree = asyncy::story::parse(Text(std::string(story)));
  REQUIRE(tree.diagnostics.size() == 1);
  return tree.diagnostics[0].message;
}

}  // namespace

TEST_CASE("what people bring along from elsewhere is told in its own words, once") {
  using Catch::Contains;
  CHECK_THAT(only_message("a b 'x'; c d\n"), Contains("line of its own"));
  CHECK_THAT(only_message("// why\na b\n"), Contains("begins with `#`"));
  CHECK_THAT(only_message("a b 'x' // why\n"), Contains("begins with `#`"));
  CHECK_THAT(only_message("x = y && z\n"), Contains("`and`"));
  CHECK_THAT(only_message("x = y || z\n"), Contains("`or`"));
  CHECK_THAT(only_message("x = y ? 1 : 2\n"), Contains("if condition"));
  CHECK_THAT(only_message("a b | c d\n"), Contains("parentheses"));
  CHECK_THAT(only_message("a b \xE2\x80\x9Cx\xE2\x80\x9D\n"), Contains("typographic quote"));
  CHECK_THAT(only_message("a b \xE2\x80\x94loud\n"), Contains("typographic dash"));
  CHECK_THAT(only_message("a b $x\n"), Contains("without `$`"));
  CHECK_THAT(only_message("a b foo='x'\n"), Contains("`foo:") && Contains("`--foo="));
  CHECK_THAT(only_message("a b --foo:'x'\n"), Contains("behind `=` or a blank"));
  CHECK_THAT(only_message("log x\n>>> 'Hello world'\n"), Contains("what a story prints"));
  CHECK_THAT(only_message("<<<<<<< HEAD\na b\n"), Contains("merge conflict"));
}

TEST_CASE("a backslash at the end of a line is told, and the call goes on below") {
  CHECK(dump_story("a b 'x' \\\n    --loud\nc d") ==
        "(call_statement (call path:a path:b string:'x' flag:--loud)) (call_statement (call path:c path:d)) "
        "!unexpected-text");
  CHECK(dump_story("a b \\\n  'x' 'y'\nc d") ==
        "(call_statement (call path:a path:b string:'x' string:'y')) (call_statement (call path:c path:d)) "
        "!unexpected-text");
}

TEST_CASE("a header without its value keeps its output") {
  CHECK(dump_story("foreach as y\n  a b") ==
        "(foreach missing output:y (block (call_statement (call path:a path:b)))) !unexpected-text");
}

TEST_CASE("bytes that no text holds are told once for each line, and a file full of them once") {
  CHECK_THAT(only_message("a b 'x\x01y\x01'\nc d\n"), Catch::Contains("0x01"));
  CHECK_THAT(only_message("a b \xFF\xFE\nc d\n"), Catch::Contains("UTF-8"));
  std::string binary;
  for (int i = 0; i < 100; ++i) binary += "\x01 ( \xFF\n";
  CHECK_THAT(only_message(binary), Catch::Contains("does not look like a story"));
  CHECK(dump_story("a b '\xC3\xA9'\n") == "(call_statement (call path:a path:b string:'\xC3\xA9'))");
}

}  // namespace recovery_test
