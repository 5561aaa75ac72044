#include "core/story/scope.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/story/parser.h"

using namespace asyncy::story;  // NOLINT: the tests speak of nothing else

namespace {

/// What `name` means at the mark `<|>` of `story`: how it was bound and the call behind it, or "nothing".
std::string meaning(std::string story, std::string_view name) {
  const auto at = story.find("<|>");
  REQUIRE(at != std::string::npos);
  story.erase(at, 3);
  const Tree tree = parse(asyncy::text::Text(story));
  const Scopes scopes = resolve_scopes(tree);
  const Definition* found = scopes.find(name, static_cast<asyncy::text::Offset>(at));
  if (found == nullptr) return "nothing";
  static constexpr const char* kNames[] = {"assignment", "block",    "when",   "loop",      "catch",
                                           "parameter",  "function", "import", "predefined"};
  std::string result = kNames[static_cast<std::size_t>(found->by)];
  if (found->call != kNone) result += " of " + std::string(tree.slice(found->call));
  if (found->by != BoundBy::predefined) CHECK(tree.text.slice(found->range) == name);
  return result;
}

}  // namespace

TEST_CASE("an assignment is seen behind it, to the end of its scope") {
  CHECK(meaning("x = 1\n<|>", "x") == "assignment");
  CHECK(meaning("<|>x = 1\n", "x") == "nothing");
  CHECK(meaning("x = <|>x\n", "x") == "nothing");
  CHECK(meaning("x = svc get\nx = 1\n<|>", "x") == "assignment");
  CHECK(meaning("x = svc get\n<|>x = 1\n", "x") == "assignment of svc get");
  CHECK(meaning("x = (svc get)\ny = x\nz = y\n<|>", "z") == "assignment of svc get");
  CHECK(meaning("x = svc get a:1\n  b:2\n<|>", "x") == "assignment of svc get a:1\n  b:2");
  CHECK(meaning("{a, b} = svc get\n<|>", "b") == "assignment");
  CHECK(meaning("x.y = svc get\n<|>", "x") == "nothing");
}

TEST_CASE("what branches assign is seen behind them, what blocks and functions assign is not") {
  CHECK(meaning("if a\n  x = 1\nelse\n  y = 1\n<|>", "x") == "assignment");
  CHECK(meaning("try\n  x = 1\ncatch\n  y = 1\n<|>", "y") == "assignment");
  CHECK(meaning("foreach l as v\n  x = 1\n  <|>\ny = 1", "x") == "assignment");
  CHECK(meaning("foreach l as v\n  x = 1\ny = 1\n<|>", "x") == "nothing");
  CHECK(meaning("http server\n  if a\n    x = 1\n  <|>z = 1\ny = 1", "x") == "assignment");
  CHECK(meaning("http server\n  if a\n    x = 1\ny = 1<|>", "x") == "nothing");
  CHECK(meaning("x = 1\nfunction f a:int\n  <|>y = 1", "x") == "assignment");
  CHECK(meaning("function f a:int\n  y = a<|>", "a") == "parameter");
  CHECK(meaning("function f a:int\n  y = a\nb = 1<|>", "a") == "nothing");
}

TEST_CASE("outputs stand for their calls in their blocks") {
  CHECK(meaning("http server as s\n  <|>x = 1", "s") == "block of http server");
  CHECK(meaning("http server as s\n  x = 1\ny = 1<|>", "s") == "nothing");
  CHECK(meaning("http server\n  <|>x = 1", "server") == "block of http server");
  CHECK(meaning("http server\n<|>", "server") == "nothing");
  CHECK(meaning("http server as s\n  <|>x = 1", "server") == "nothing");
  CHECK(meaning("http server as s\n  t = s\n  <|>x = 1", "t") == "assignment of http server");
  CHECK(meaning("x = http server as s\n  <|>y = 1", "s") == "block of http server");
}

TEST_CASE("handlers bind their output, else their event; with three names the action, too") {
  CHECK(meaning("when s listen path:'/' as r\n  <|>x = 1", "r") == "when of s listen path:'/'");
  CHECK(meaning("when s listen path:'/'\n  <|>x = 1", "listen") == "when of s listen path:'/'");
  CHECK(meaning("when listen path:'/'\n  <|>x = 1", "listen") == "when of listen path:'/'");
  CHECK(meaning("when http server listen\n  <|>x = 1", "listen") == "when of http server listen");
  CHECK(meaning("when http server listen as r\n  <|>x = 1", "server") == "block of http server listen");
  CHECK(meaning("when http server listen as r\n  x = 1\ny = 1<|>", "r") == "nothing");
}

TEST_CASE("loops, catch, functions, imports and app") {
  CHECK(meaning("foreach l as k, v\n  <|>x = 1", "v") == "loop");
  CHECK(meaning("for v in l\n  <|>x = 1", "v") == "loop");
  CHECK(meaning("while svc next as v\n  <|>x = 1", "v") == "loop of svc next");
  CHECK(meaning("try\n  a b\ncatch as e\n  <|>x = 1", "e") == "catch");
  CHECK(meaning("<|>f(a:1)\nfunction f a:int\n  return", "f") == "function");
  CHECK(meaning("import 'a' as B\n<|>", "B") == "import");
  CHECK(meaning("<|>", "app") == "predefined");
}

TEST_CASE("looking names up in a long story visits few of their bindings") {
  std::string story;
  for (int i = 0; i < 20000; ++i) story += "x = svc get\n";
  const Tree tree = parse(asyncy::text::Text(story));
  const Scopes scopes = resolve_scopes(tree);
  REQUIRE(scopes.definitions.size() == 20001);
  for (std::uint32_t line = 1; line < 20000; ++line) {
    const Definition* found = scopes.find("x", tree.text.line_start(line));
    REQUIRE(found != nullptr);
    REQUIRE(tree.text.line_of(found->range.begin) == line - 1);
  }
}
