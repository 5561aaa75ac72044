#include "core/story/literal.h"

#include <catch2/catch.hpp>

#include "core/story/parser.h"

namespace literal_test {

using namespace asyncy::story;  // NOLINT: the tests speak of nothing else

namespace {

StringValue value_of(std::string_view literal) {
  const Tree tree = parse(asyncy::text::Text("x = " + std::string(literal)));
  for (const NodeId id : tree.nodes)
    if (tree[id].range.begin == 4 && (tree[id].kind == NodeKind::string || tree[id].kind == NodeKind::file_path))
      return string_value(tree, id);
  FAIL("no string in " << literal);
  return {};
}

}  // namespace

TEST_CASE("escapes mean their characters, unknown ones themselves") {
  CHECK(value_of(R"("a\n\t\"\'\\\{\}")").text == "a\n\t\"'\\{}");
  CHECK(value_of(R"("\x26\u0026\U0001F600\046\123")").text == "&&\xF0\x9F\x98\x80&S");
  CHECK(value_of(R"("\d \x2 \uD800 \q")").text == R"(\d \x2 \uD800 \q)");
  CHECK(value_of(R"('it\'s')").text == "it's");
}

TEST_CASE("line breaks of normal strings become a blank, of heredocs stay") {
  CHECK(value_of("\"a\n    b\"").text == "a b");
  CHECK(value_of("\"a  \n\n    b\"").text == "a b");
  CHECK(value_of("\"   aaa\\\n    bbb\r\n    cc\"").text == "   aaabbb cc");
  CHECK(value_of("\"\\\n\\\n b\"").text == "b");
  CHECK(value_of("\"\"\"a\\n\n  b\"\"\"").text == "a\\n\n  b");
}

TEST_CASE("a string is known up to its first template") {
  CHECK(value_of("\"a {b} c\"").text == "a ");
  CHECK(value_of("\"a {b} c\"").has_templates);
  CHECK(!value_of("'a \\{b} c'").has_templates);
  CHECK(value_of("'a \\{b} c'").text == "a {b} c");
  CHECK(value_of("'{\"json\": 1}'").text == "{\"json\": 1}");
  CHECK(value_of("'open").text == "open");
  CHECK(value_of("`/a/b`").text == "/a/b");
  CHECK(value_of("''").text.empty());
}

TEST_CASE("a bare word is a path of one name") {
  const Tree tree = parse(asyncy::text::Text("owner/name go a.b c[0] 'd' f(a:1)"));
  REQUIRE(tree.calls.size() == 1);
  std::string words;
  for (const NodeId item : tree.children(tree.calls[0])) words += std::string(bare_word(tree, item).value_or("-")) + " ";
  CHECK(words == "owner/name go - - - - ");
}

}  // namespace literal_test
