#include <catch2/catch.hpp>
#include <source_location>
#include <string>
#include <string_view>

#include "core/yaml/parse.h"
#include "tests/support/corpus.h"
#include "tests/support/yaml_invariants.h"

namespace repair_test {

using asyncy::text::Text;
using asyncy::yaml::Kind;
using asyncy::yaml::kNone;
using asyncy::yaml::NodeId;
using asyncy::yaml::parse;
using asyncy::yaml::Tree;

namespace {

/// The tree on one line: `{key: value}`, `[element]`, `~` for null, `*` for an alias.
std::string draw(const Tree& tree, NodeId id) {
  if (id == kNone) return "nothing";
  std::string out;
  switch (tree[id].kind) {
    case Kind::null: return "~";
    case Kind::alias: return "*";
    case Kind::scalar: return std::string(tree.value(id));
    case Kind::sequence:
      for (const NodeId child : tree.children(id)) out += (out.empty() ? "" : ", ") + draw(tree, child);
      return "[" + out + "]";
    case Kind::map:
      for (const auto entry : tree.entries(id))
        out += (out.empty() ? "" : ", ") + draw(tree, entry.key) + ": " + draw(tree, entry.value);
      return "{" + out + "}";
  }
  return out;
}

struct Expected {
  std::string_view marked;   ///< the text under the diagnostic
  std::string_view message;  ///< a part of it
  std::string_view tree;     ///< what is left
  std::string_view rule = "yaml-syntax";
};

/// One mistake gives one diagnostic, and what is healthy stays in its place.
void check_break(std::string bytes, Expected expected, std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << "\n" << bytes);
  const Tree tree = parse(Text(std::move(bytes)));
  asyncy::test::check_tree_invariants(tree);
  CHECK(draw(tree, tree.root) == expected.tree);
  REQUIRE(tree.diagnostics.size() == 1);
  const auto& diagnostic = tree.diagnostics.front();
  CHECK(diagnostic.rule->name == expected.rule);
  CHECK(tree.text.slice(diagnostic.range) == expected.marked);
  CHECK_THAT(diagnostic.message, Catch::Contains(std::string(expected.message)));
}

/// The same for a mistake in one value between two healthy entries.
void check_value(const std::string& value, std::string_view marked, std::string_view message,
                 std::source_location where = std::source_location::current()) {
  check_break("a: 1\nhelp: " + value + "\nb: 2\n", {marked, message, "{a: 1, b: 2}"}, where);
}

}  // namespace

TEST_CASE("yaml repair: text that needs quotes") {
  check_value("The event id, defaults to env: X", "The event id, defaults to env: X", "put the text in quotes");
  check_value("* **", "* **", "may not begin with `*`");
  check_value("*x*", "*x*", "may not begin with `*`");
  check_value("[a-z]+", "[a-z]+", "as a list");
  check_value("{bar} {foo}", "{bar} {foo}", "as a map");
  check_value("@x y  # why", "@x y", "may not begin with `@`");
  check_value("`x` y", "`x` y", "a backtick");
  check_value("%x", "%x", "may not begin with `%`");
  check_value("- a", "- a", "a line of its own");
  check_value("]", "]", "closes nothing");
  check_value(">x", ">x", "the line must end");
  check_value("some text\n  goes on: here", "goes on: here", "put the text in quotes");
}

TEST_CASE("yaml repair: quotes and escapes") {
  check_value("\"abc", "\"abc", "not closed");
  check_value("'abc", "'abc", "not closed");
  check_value("'it's fine'", "'it's fine'", "`''`");
  check_value("\"x\" y", "\"x\" y", "behind a closing quote");
  check_value("\"^\\d+$\"", "\\d", "single quotes");
  check_value("[\"a, \"b\"]", "\"a, \"b\"]", "behind a closing quote");
  check_break("a: 1\nhelp: \"abc\nb: \"2\"\nc: 3\n", {"\"abc", "not closed", "{a: 1, b: 2, c: 3}"});
  check_break("a: 1\n\"b: 2\nc: 3\n", {"\"b: 2", "not closed", "{a: 1, c: 3}"});
  check_break("a: 1\nb: \"x\n", {"\"x", "not closed", "{a: 1}"});
  check_break("a: 1\nb: \"x", {"\"x", "not closed", "{a: 1}"});
}

TEST_CASE("yaml repair: brackets") {
  check_value("[a, b", "[a, b", "`[` that opens here is not closed");
  check_value("{a: 1, b: 2", "{a: 1, b: 2", "`{` that opens here is not closed");
  check_value("[\n  a,\n  b", "[", "not closed");
  check_value("[a, b}", "[a, b}", "close it with `]`");
  check_break("a: 1\nb: [x\n", {"[x", "not closed", "{a: 1}"});
}

TEST_CASE("yaml repair: aliases") {
  check_value("*nope", "*nope", "nothing is named `&nope`");
  check_break("a: &x 1\nb: *x\nc: *y\n", {"*y", "`&y`", "{a: 1, b: *}"});
}

TEST_CASE("yaml repair: missing colons") {
  check_break("c:\n  foo bar\n    help: x\n  baz:\n    help: y\n", {"foo bar", "with a colon", "{c: {baz: {help: y}}}"});
  check_break("c:\n  foo bar\n    help: x\n", {"foo bar", "with a colon", "{c: ~}"});
  check_break("c:\n  foo:\n    name foo\n    type: string\n  baz: 1\n",
              {"name foo", "with a colon", "{c: {foo: {type: string}, baz: 1}}"});
  check_break("a: 1\nname foo\ntype: string\n", {"name foo", "with a colon", "{a: 1, type: string}"});
  check_break("c:\n  name:foo\n  type: string\nz: 1\n", {"name:foo", "a blank", "{c: {type: string}, z: 1}"});
}

TEST_CASE("yaml repair: indentation") {
  check_break("c:\n  foo:\n    help: x\n      type: string\n  baz: 1\n",
              {"type", "indented more than the entry in line 3", "{c: {foo: {help: x}, baz: 1}}"});
  check_break("c:\n    foo:\n      help: x\n  baz: 1\nd: 1\n", {"baz", "fits no level", "{c: {foo: {help: x}}, d: 1}"});
  check_break("args:\n  - name: a\n   type: b\n  - name: c\nz: 1\n",
              {"type", "fits no level", "{args: [{name: a}, {name: c}], z: 1}"});
  check_break("k:\n  - a\n  b: 1\nc: 2\n", {"b", "fits no level", "{k: [a], c: 2}"});
  check_break("  a: 1\nb: 2\nc: 3\n", {"b: 2", "indented less", "{a: 1, b: 2, c: 3}"});
}

TEST_CASE("yaml repair: tabs") {
  check_break("a:\n\tb:\n\t\tc: 2\n\te: 1\nd: 3\n", {"\t", "tab", "{a: {b: {c: 2}, e: 1}, d: 3}"});
  // Among blanks nobody knows how wide a tab was meant to be.
  check_break("a:\n  b:\n    c: 1\n\t\td: 2\n\t\te: 2\n  e: 3\n", {"\t\t", "tab", "{a: {b: {c: 1}, e: 3}}"});
}

TEST_CASE("yaml repair: list items keep their places") {
  check_break("args:\n  - name: foo: bar\n    type: string\n  - name: x\n",
              {"foo: bar", "quotes", "{args: [{type: string}, {name: x}]}"});
  check_break("args:\n  - name: a\n  - name: foo: bar\n  - name: x\n",
              {"foo: bar", "quotes", "{args: [{name: a}, {name: x}]}"});
}

TEST_CASE("yaml repair: more than one document") {
  check_break("a: 1\n---\nb: 2\n", {"---", "second document", "{a: 1}"});
  check_break("{a: 1}\nb: 2\n", {"b: 2", "behind the end", "{a: 1}"});
  check_break("\"x\" y\n", {"y", "behind the end", "x"});
  CHECK(parse(Text("%YAML 1.2\n---\na: 1\n...\n")).diagnostics.empty());
}

TEST_CASE("yaml repair: what the library would never finish") {
  check_break(", a\nb: 1\n", {", a", "no entry", "{b: 1}"});
  check_break("\"foo\",\"bar\"\nb: 1\n", {"\"foo\",\"bar\"", "no entry", "{b: 1}"});
}

TEST_CASE("yaml repair: nesting is limited") {
  check_break("a: " + std::string(150, '[') + std::string(150, ']') + "\nb: 1\n",
              {"[", "too deeply", "{b: 1}", "nesting-too-deep"});
  check_break("a: " + std::string(100'000, '[') + "\nb: 1\n", {"[", "too deeply", "{b: 1}", "nesting-too-deep"});
  std::string steps;
  for (int i = 0; i < 150; ++i) steps += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  const Tree tree = parse(Text(steps + "b: 1\n"));
  REQUIRE(tree.diagnostics.size() == 1);
  CHECK(tree.diagnostics[0].rule->name == "nesting-too-deep");
  CHECK(tree.find(tree.root, "b") != kNone);
  CHECK(parse(Text(std::string(99, '[') + std::string(99, ']'))).diagnostics.empty());
}

TEST_CASE("yaml repair: two mistakes are told both") {
  const Tree tree = parse(Text("a: x: y\nb: z: w\nc: 1\nd: [\ne: 1\n"));
  REQUIRE(tree.diagnostics.size() == 3);
  CHECK(draw(tree, tree.root) == "{c: 1, e: 1}");
  REQUIRE(tree.repaired.size() == 3);
  CHECK(tree.text.slice(tree.repaired[1]) == "b: z: w");
}

TEST_CASE("yaml repair: what encloses a blanked line knows of it") {
  const Tree tree = parse(Text("c:\n  foo:\n    help: a: b\n  bar:\n    help: x\nz:\n"));
  const NodeId c = tree.find(tree.root, "c");
  CHECK(tree.has_repair_inside(tree.root));
  CHECK(tree.has_repair_inside(c));
  CHECK(tree.has_repair_inside(tree.find(c, "foo")));
  CHECK_FALSE(tree.has_repair_inside(tree.find(c, "bar")));
  CHECK_FALSE(tree.has_repair_inside(tree.find(tree.root, "z")));
  // A line between two entries belongs to what it is indented like.
  const Tree last = parse(Text("c:\n  foo:\n    type: x\n  help: a: b\nz:\n"));
  const NodeId map = last.find(last.root, "c");
  CHECK(last.has_repair_inside(map));
  CHECK_FALSE(last.has_repair_inside(last.find(map, "foo")));
}

TEST_CASE("yaml repair: the examples of the rules hold") {
  for (const auto* rule : asyncy::yaml::rules()) {
    INFO(rule->name);
    const Tree bad = parse(Text(std::string(rule->bad.manifest)));
    REQUIRE(bad.diagnostics.size() == 1);
    CHECK(bad.diagnostics.front().rule == rule);
    CHECK(parse(Text(std::string(rule->good.manifest))).diagnostics.empty());
  }
}

TEST_CASE("yaml repair: the one unreadable manifest of the corpus") {
  const auto corpus = asyncy::test::corpus();
  if (!corpus) return;
  const Tree tree = parse(Text(asyncy::test::read_file(*corpus / "manifests" / "omsable__eventbrite@d30405a8.yml")));
  REQUIRE(tree.diagnostics.size() == 1);
  CHECK(tree.diagnostics[0].rule->name == "yaml-syntax");
  CHECK(tree.text.line_of(tree.diagnostics[0].range.begin) + 1 == 8);
  CHECK(tree.text.slice(tree.diagnostics[0].range) == "The event id to query, defaults to env: EVENT_ID");
  CHECK(tree.find(tree.root, "env") != kNone);
}

}  // namespace repair_test
