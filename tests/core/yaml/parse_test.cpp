#include "core/yaml/parse.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <source_location>
#include <string>

#include "tests/support/yaml_invariants.h"

namespace parse_test {

using asyncy::text::Range;
using asyncy::text::Text;
using asyncy::yaml::Kind;
using asyncy::yaml::kNone;
using asyncy::yaml::NodeId;
using asyncy::yaml::parse;
using asyncy::yaml::Style;
using asyncy::yaml::Tree;

namespace {

Tree healthy(std::string bytes, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  Tree tree = parse(Text(std::move(bytes)));
  asyncy::test::check_tree_invariants(tree);
  CHECK(tree.diagnostics.empty());
  CHECK(tree.repaired.empty());
  REQUIRE(tree.root != kNone);
  return tree;
}

std::string_view slice(const Tree& tree, NodeId id) { return tree.text.slice(tree[id].range); }

/// The node of `key` in the root map.
NodeId at(const Tree& tree, std::string_view key) {
  const NodeId id = tree.find(tree.root, key);
  REQUIRE(id != kNone);
  return id;
}

struct Scalar {
  Style style;
  std::string_view written;
  std::string_view value;
};

void check_scalar(const std::string& value, Scalar expected, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  const Tree tree = healthy("a:\n  k: " + value + "\n  z: end\n", where);
  const NodeId id = tree.find(at(tree, "a"), "k");
  REQUIRE(id != kNone);
  CHECK(tree[id].kind == Kind::scalar);
  CHECK(tree[id].style == expected.style);
  CHECK(slice(tree, id) == expected.written);
  CHECK(tree.value(id) == expected.value);
  CHECK(tree.find(at(tree, "a"), "z") != kNone);
}

}  // namespace

TEST_CASE("yaml: scalars end where their text ends") {
  check_scalar("plain text  # comment", {Style::plain, "plain text", "plain text"});
  check_scalar("a#b:c", {Style::plain, "a#b:c", "a#b:c"});
  check_scalar("goes\n    on  \n\n    and on # c", {Style::plain, "goes\n    on  \n\n    and on", "goes on\nand on"});
  check_scalar("'it''s' # c", {Style::single_quoted, "'it''s'", "it's"});
  check_scalar("\"a \\\" \\u00e9\"", {Style::double_quoted, "\"a \\\" \\u00e9\"", "a \" é"});
  check_scalar("\"two\n    lines\"", {Style::double_quoted, "\"two\n    lines\"", "two lines"});
  check_scalar("''", {Style::single_quoted, "''", ""});
  check_scalar("\"\"  ", {Style::double_quoted, "\"\"", ""});
  check_scalar("|\n    a: b\n      c # no comment\n\n  # comment",
               {Style::literal, "|\n    a: b\n      c # no comment", "a: b\n  c # no comment\n"});
  check_scalar(">- # comment\n    a\n    b\n\n\n", {Style::folded, ">- # comment\n    a\n    b", "a b"});
  check_scalar("|2\n     a\n\n", {Style::literal, "|2\n     a", " a\n"});
  check_scalar("|", {Style::literal, "|", ""});
  check_scalar("\"null\"", {Style::double_quoted, "\"null\"", "null"});
  check_scalar("yes", {Style::plain, "yes", "yes"});
}

TEST_CASE("yaml: null is absent or said, and stands right behind its colon or dash") {
  const Tree tree = healthy("a:  # c\nb: ~\nc: null\nnull: 1\nd:\n-\n- x\n-   # c\ne: {f, g: , h: null}\ni:\n");
  const auto check = [&](std::string_view key, Range range) {
    INFO(key);
    CHECK(tree[at(tree, key)].kind == Kind::null);
    CHECK(tree[at(tree, key)].range == range);
  };
  check("a", {2, 2});
  check("b", {11, 12});
  check("c", {16, 20});
  CHECK(tree.entries(tree.root).size() == 7);
  const NodeId null_key = tree.entries(tree.root)[3].key;
  CHECK(tree[null_key].kind == Kind::null);
  CHECK(slice(tree, null_key) == "null");
  const auto items = tree.children(at(tree, "d"));
  REQUIRE(items.size() == 3);
  CHECK(tree[items[0]].range == Range{33, 33});
  CHECK(tree.text.view()[tree[items[2]].range.begin - 1] == '-');
  const auto flow = tree.entries(at(tree, "e"));
  REQUIRE(flow.size() == 3);
  CHECK(tree[flow[0].value].range.begin == tree[flow[0].key].range.end);
  CHECK(tree.text.view()[tree[flow[1].value].range.begin - 1] == ':');
  CHECK(slice(tree, flow[2].value) == "null");
  CHECK(tree[at(tree, "i")].range == Range{tree.text.size() - 1, tree.text.size() - 1});
}

TEST_CASE("yaml: collections span their children or their brackets") {
  const Tree tree = healthy("m:\n  - x: 1\n    y: 2  # c\n  - z\n\nf: [a, {b: c},  # c\n  d, ]\ng: [h: i, j]\n");
  CHECK(slice(tree, at(tree, "m")) == "x: 1\n    y: 2  # c\n  - z");
  CHECK(tree[at(tree, "m")].style == Style::block);
  CHECK(slice(tree, at(tree, "f")) == "[a, {b: c},  # c\n  d, ]");
  CHECK(tree[at(tree, "f")].style == Style::flow);
  const auto items = tree.children(at(tree, "g"));
  REQUIRE(items.size() == 2);
  CHECK(tree[items[0]].kind == Kind::map);
  CHECK(slice(tree, items[0]) == "h: i");
}

TEST_CASE("yaml: anchors, aliases and tags are kept beside the node") {
  const Tree tree =
      healthy("a: &x !!str text\nb: *x\nc: &m\n  d: 1\n  <<: *x\ne: &n\nf: !t\ng: [*m, &r [*r]]\n&k key: v\n");
  const NodeId a = at(tree, "a");
  CHECK(slice(tree, a) == "text");
  CHECK(tree.text.slice(tree[a].anchor) == "&x");
  CHECK(tree.text.slice(tree[a].tag) == "!!str");
  const NodeId b = at(tree, "b");
  CHECK(tree[b].kind == Kind::alias);
  CHECK(slice(tree, b) == "*x");
  CHECK(tree.resolve(b) == a);
  CHECK(tree.value(tree.resolve(b)) == "text");
  const NodeId c = at(tree, "c");
  CHECK(tree.text.slice(tree[c].anchor) == "&m");
  CHECK(slice(tree, c) == "d: 1\n  <<: *x");
  CHECK(tree.find(c, "<<") != kNone);  // merging is no business of this reader
  CHECK(tree[at(tree, "e")].kind == Kind::null);
  CHECK(tree.text.slice(tree[at(tree, "e")].anchor) == "&n");
  CHECK(tree[at(tree, "f")].kind == Kind::null);
  CHECK(tree.text.slice(tree[at(tree, "f")].tag) == "!t");
  const auto items = tree.children(at(tree, "g"));
  REQUIRE(items.size() == 2);
  CHECK(tree.resolve(items[0]) == c);
  CHECK(tree.resolve(tree[items[1]].first_child) == items[1]);
  CHECK(tree.value(at(tree, "key")) == "v");
}

TEST_CASE("yaml: a bomb of aliases stays as small as it is written") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j) bomb += "*a" + std::to_string(i - 1) + ", ";
    bomb += "]\n";
  }
  CHECK(healthy(bomb).nodes.size() < 200);
}

TEST_CASE("yaml: duplicates stay, in order") {
  const Tree tree = healthy("a: 1\nb: 2\na: 3\n");
  const auto entries = tree.entries(tree.root);
  REQUIRE(entries.size() == 3);
  CHECK(tree.value(entries[2].key) == "a");
  CHECK(tree.value(entries[2].value) == "3");
  CHECK(tree.value(at(tree, "a")) == "1");
}

TEST_CASE("yaml: offsets are true behind byte-order marks, emojis and any line end") {
  const Tree tree = healthy("\xEF\xBB\xBFkey: 😀 é\r\nother: x\rlast: 'a\rb'\r\n");
  CHECK(slice(tree, tree.root) == "key: 😀 é\r\nother: x\rlast: 'a\rb'");
  CHECK(tree[tree.root].range.begin == 3);
  CHECK(slice(tree, at(tree, "key")) == "😀 é");
  CHECK(slice(tree, at(tree, "other")) == "x");
  CHECK(slice(tree, at(tree, "last")) == "'a\rb'");
  CHECK(tree.value(at(tree, "last")) == "a b");
  const Tree literal = healthy("a: |\r\n  one\r\n  two\r\nb: 2\r\n");
  CHECK(slice(literal, at(literal, "a")) == "|\r\n  one\r\n  two");
  CHECK(literal.value(at(literal, "a")) == "one\ntwo\n");
}

TEST_CASE("yaml: texts that hold nothing") {
  for (const auto* nothing : {"", "\n", "# c", "  \n# c\n", "\xEF\xBB\xBF", "\r\r"}) {
    const Tree tree = parse(Text(nothing));
    CHECK(tree.root == kNone);
    CHECK(tree.diagnostics.empty());
  }
  const Tree tree = healthy("---\n");
  CHECK(tree[tree.root].kind == Kind::null);
}

TEST_CASE("yaml: bad bytes are told once for each run, and read past") {
  const Tree tree = parse(Text(std::string("a: \x01\x02x\xC3\xFF\nb: \0y\nc: \x7F\n", 20)));
  asyncy::test::check_tree_invariants(tree);
  REQUIRE(tree.diagnostics.size() == 4);
  for (const auto& diagnostic : tree.diagnostics) CHECK(diagnostic.rule->name == "invalid-character");
  CHECK(tree.diagnostics[0].range == Range{3, 5});
  CHECK(tree.diagnostics[1].range == Range{6, 8});
  CHECK_THAT(tree.diagnostics[1].message, Catch::Contains("UTF-8"));
  CHECK(tree.value(at(tree, "a")) == "x??");
  CHECK(slice(tree, at(tree, "b")) == "y");
}

TEST_CASE("yaml: limits are the caller's") {
  const std::string text = "a: [[[x]]]\nb: 1\n";
  CHECK(parse(Text(text)).diagnostics.empty());
  CHECK(parse(Text(text), {.depth = 4}).diagnostics.empty());
  CHECK(parse(Text(text), {.depth = 3}).diagnostics.size() == 1);
}

TEST_CASE("yaml: time grows with the size, not with its square") {
  const auto seconds = [](int commands) {
    std::string text = "commands:\n";
    for (int i = 0; i < commands; ++i) text += "  c" + std::to_string(i) + ":\n    help: some help\n    args: [a, b]\n";
    const auto begin = std::chrono::steady_clock::now();
    CHECK(parse(Text(text)).diagnostics.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const double small = seconds(1000);
  CHECK(seconds(8000) < 40 * small);
}

}  // namespace parse_test
