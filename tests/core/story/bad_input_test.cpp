// What no story should be and some files are: each gets few and clear words, and a tree of what is healthy.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/story/era.h"
#include "core/story/parser.h"
#include "core/text/utf.h"
#include "tests/support/story_dump.h"
#include "tests/support/story_invariants.h"

namespace bad_input_test {

using namespace asyncy;  // NOLINT: the tests speak of stories and texts
using Catch::Contains;
using story::Tree;

namespace {

Tree read(std::string_view bytes) {
  Tree tree = story::parse(text::Text(text::decode_file(std::string(bytes)).utf8));
  CHECK(test::tree_faults(tree) == "");
  return tree;
}

std::string messages(const Tree& tree) {
  std::string out;
  for (const auto& each : tree.diagnostics) out += std::string(each.rule->name) + ": " + each.message + '\n';
  return out;
}

std::string repeat(std::string_view piece, std::size_t count) {
  std::string out;
  for (; count > 0; --count) out += piece;
  return out;
}

std::string with_line_ends(std::string_view story, std::string_view line_end) {
  std::string out;
  for (const char c : story) c == '\n' ? out += line_end : out += c;
  return out;
}

std::string utf16(std::string_view ascii, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

constexpr std::string_view kStory =
    "if a\n    svc go x:1\n           y:2\nelse\n    foreach l as v\n        b = [1,\n2]\nc = d\n";

}  // namespace

TEST_CASE("tabs mixed with blanks: a tab is as wide as eight blanks, and told in 2020 where it stands") {
  CHECK(test::dump_story("if a\n\tsvc go\n        svc stop\nb = 1") ==
        test::dump_story("if a\n        svc go\n        svc stop\nb = 1"));
  CHECK(test::dump_story("if a\n \t svc go\nb\t=\t1") == test::dump_story("if a\n  svc go\nb = 1"));
  const Tree tree = read("if a\n\t\tx = 1\n    \ty\t= 2\nz = \"\t\"\n");
  std::vector<std::size_t> lines;
  for (const auto& each : story::judge_era(tree, text::Dialect::y2020))
    if (each.rule->name == "tab") lines.push_back(tree.text.line_of(each.range.begin));
  CHECK(lines == std::vector<std::size_t>{1, 2, 2});
  CHECK(tree.diagnostics.empty());
}

TEST_CASE("line ends of any system give one tree") {
  const std::string wanted = test::dump_story(kStory);
  for (const std::string_view line_end : {"\r\n", "\r"}) {
    CHECK(test::dump_story(with_line_ends(kStory, line_end)) == wanted);
    const Tree tree = read(with_line_ends(kStory, line_end));
    CHECK(tree.diagnostics.empty());
    CHECK(tree.text.line_of(tree[tree.calls[0]].range.begin) == 1);
    CHECK(story::judge_era(tree, text::Dialect::y2020).size() ==
          story::judge_era(read(kStory), text::Dialect::y2020).size());
  }
  // One file may hold all three.
  CHECK(test::dump_story("a b\r\nc d\re f\ng h") ==
        "(call_statement (call path:a path:b)) (call_statement (call path:c path:d)) (call_statement (call path:e path:f)) "
        "(call_statement (call path:g path:h))");
}

TEST_CASE("a byte-order mark is no part of the story, in any encoding that has one") {
  for (const std::string& bytes : {"\xEF\xBB\xBF" + std::string(kStory), utf16(kStory, false), utf16(kStory, true)}) {
    const Tree tree = read(bytes);
    CHECK(messages(tree) == "");
    CHECK(tree.calls.size() == 1);
  }
  CHECK(test::dump_story("\xEF\xBB\xBF"
                         "svc go --a") == test::dump_story("svc go --a"));
  CHECK(test::dump_story("\xEF\xBB\xBF"
                         "if a\n  b c\nd e") == test::dump_story("if a\n  b c\nd e"));
}

TEST_CASE("letters of the world stand in strings, comments and behind the first letter of a name") {
  CHECK(messages(read("gr\xC3\xB6\xC3\x9F"
                      "e = \"\xF0\x9F\x98\x80 {gr\xC3\xB6\xC3\x9F"
                      "e}\" # \xE4\xBD\xA0\nsvc go \xE4:1\n")) != "");
  CHECK(messages(read("gr\xC3\xB6\xC3\x9F"
                      "e = \"\xF0\x9F\x98\x80 {gr\xC3\xB6\xC3\x9F"
                      "e}\" # \xE4\xBD\xA0\n")) == "");
  const Tree first = read("\xC3\xA9t\xC3\xA9 = 1\nsvc go\n");
  REQUIRE(first.diagnostics.size() == 1);
  CHECK(first.calls.size() == 1);
}

TEST_CASE("a megabyte on one line: few words, all of its tree") {
  const Tree arguments = read("svc go" + repeat(" a:1", 250000) + "\nb c\n");
  CHECK(arguments.diagnostics.empty());
  CHECK(arguments.calls.size() == 2);
  const Tree signs = read("x = " + repeat("? ", 500000) + "\nb c\n");
  CHECK(signs.diagnostics.size() == 1);
  CHECK(signs.calls.size() == 1);
  CHECK(signs.work.lexed_bytes <= 2 * signs.text.size());
}

TEST_CASE("five thousand brackets inside each other are told once, and the next line is read") {
  for (const char* open : {"(", "[", "{\"a\":"}) {
    const Tree tree = read("x = " + repeat(open, 5000) + "\nb c\n");
    INFO(open << "\n" << messages(tree));
    CHECK(tree.diagnostics.size() == 1);
    CHECK_THAT(messages(tree), Contains("nested deeper than 100 levels"));
    CHECK(tree.calls.size() == 1);
  }
  const Tree closed = read("x = " + repeat("(", 5000) + "1" + repeat(")", 5000) + "\nb c\n");
  CHECK(closed.diagnostics.size() == 1);
  CHECK(closed.calls.size() == 1);
}

TEST_CASE("whatever is left open is told where it begins, and takes no later line along") {
  struct Open {
    std::string_view line;
    std::string_view rule;
  };
  for (const Open& each :
       {Open{"x = (1", "unclosed-bracket"}, Open{"x = [1", "unclosed-bracket"}, Open{"x = {\"a\": 1", "unclosed-bracket"},
        Open{"x = f(a:1", "unclosed-bracket"}, Open{"x = l[1", "unclosed-bracket"}, Open{"x = \"a", "unclosed-string"},
        Open{"x = 'a", "unclosed-string"}, Open{"x = `a", "unclosed-string"}, Open{"x = \"\"\"a", "unclosed-string"},
        Open{"x = a as List[int", "unclosed-bracket"}}) {
    const Tree tree = read("before it\n" + std::string(each.line) + "\nafter it\n");
    INFO(each.line << "\n" << messages(tree));
    REQUIRE(tree.diagnostics.size() == 1);
    CHECK(tree.diagnostics[0].rule->name == each.rule);
    CHECK_THAT(tree.diagnostics[0].message, Contains("never closed"));
    CHECK(tree.text.line_of(tree.diagnostics[0].range.begin) == 1);
    CHECK(tree.calls.size() == 2);
  }
  // A comment of several lines that nothing closes is one of one line.
  CHECK(read("before it\n### a\nafter it\n").calls.size() == 2);
  // All of them at once.
  const Tree tree = read("a = (1\nb = [1\nc = {\"d\": 1\ne = \"f\ng = `h\ni j\n");
  CHECK(tree.diagnostics.size() == 5);
  CHECK(tree.calls.size() == 1);
}

TEST_CASE("half a file of binary is told once") {
  std::string bytes(kStory);
  std::uint32_t noise = 1;
  while (bytes.size() < 2 * kStory.size() + 4000) bytes += static_cast<char>((noise = noise * 1664525 + 1013904223) >> 24);
  const Tree tree = read(bytes);
  CHECK(tree.diagnostics.size() == 1);
  CHECK_THAT(messages(tree), Contains("does not look like a story"));
  // A few odd bytes cost their lines only.
  const Tree few = read(std::string(kStory) + "x = \"\x01\"\n\x02\xFF\nsvc go\n");
  CHECK(few.diagnostics.size() == 2);
  CHECK(few.calls.size() == 2);
}

}  // namespace bad_input_test
