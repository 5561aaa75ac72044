#include "core/story/scope.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/story/parser.h"

namespace scope_test {

using namespace asyncy::story;  // NOLINT: the tests speak of nothing else

namespace {

/// What `name` means at the mark `<|>` of `story`: how it was bound and the call behind it, or "nothing".
std::string meaning(std::string story, std::string_view name) {
  const auto at = story.find("<|>");
  REQUIRE(at != std::string::npos);
  story.erase(at, 3);
  const Tree tree = parse(asyncy::text::Text(story));
  const Scopes scopes(tree);
  const Definition* found = scopes.find(name, static_cast<asyncy::text::Offset>(at));
  if (found == nullptr) return "nothing";
  static constexpr const char* kNames[] = {"assignment", "block",    "when",   "loop",      "catch",
                                           "parameter",  "function", "import", "predefined"};
  std::string result = kNames[static_cast<std::size_t>(found->by)];
  if (const NodeId call = scopes.call_of(*found); call != kNone) result += " of " + std::string(tree.slice(call));
  if (found->by != BoundBy::predefined) CHECK(tree.text.slice(found->range) == name);
  return result;
}

/// `story`, whose mark stands in a name, with every use of that variable in brackets: `r[read]`, `w[written]`, `u[pdated]`.
std::string uses(std::string story) {
  const auto at = story.find("<|>");
  REQUIRE(at != std::string::npos);
  story.erase(at, 3);
  const Tree tree = parse(asyncy::text::Text(story));
  const Scopes scopes(tree);
  const std::optional<Use> use = scopes.use_at(static_cast<asyncy::text::Offset>(at));
  if (!use) return "no use";
  if (use->definition == nullptr) return "unbound";
  std::string drawn;
  std::size_t end = 0;
  for (const Use& each : scopes.uses_of(*use->definition)) {
    CHECK(scopes.use_at(each.range.begin).has_value());
    drawn += story.substr(end, each.range.begin - end) + "rwu"[static_cast<std::size_t>(each.access)] + '[' +
             std::string(tree.text.slice(each.range)) + ']';
    end = each.range.end;
  }
  return drawn + story.substr(end);
}

/// Whether the compiler sees `name` at the mark.
bool certain(std::string story, std::string_view name) {
  const auto at = story.find("<|>");
  REQUIRE(at != std::string::npos);
  story.erase(at, 3);
  const Tree tree = parse(asyncy::text::Text(story));
  return Scopes(tree).certain(name, static_cast<asyncy::text::Offset>(at));
}

}  // namespace

TEST_CASE("a variable's uses are its bindings and whatever reads them") {
  CHECK(uses("<|>x = 1\ny = x + x\nz = xy") == "w[x] = 1\ny = r[x] + r[x]\nz = xy");
  CHECK(uses("x = 1\nx += 2\nx.a = x[<|>x]") == "w[x] = 1\nu[x] += 2\nu[x].a = r[x][r[x]]");
  CHECK(uses("x = 1\nx = 2\ny = {\"x\": <|>x, x: 2}") == "w[x] = 1\nw[x] = 2\ny = {\"x\": r[x], r[x]: 2}");
  CHECK(uses("x = 1\ny = \"{<|>x} {x.a} x\"") == "w[x] = 1\ny = \"{r[x]} {r[x].a} x\"");
  CHECK(uses("x = 1\nsvc cmd x:<|>x y:(svc x :x)") == "w[x] = 1\nsvc cmd x:r[x] y:(svc r[x] :r[x])");
  CHECK(uses("x = svc get\n<|>x write a:1") == "w[x] = svc get\nr[x] write a:1");
  CHECK(uses("x = \"a\"\ny = <|>x.x(x:x)") == "w[x] = \"a\"\ny = r[x].x(x:r[x])");
  CHECK(uses("if a\n  x = 1\nelse\n  <|>x = 2\ny = x") == "if a\n  w[x] = 1\nelse\n  w[x] = 2\ny = r[x]");
  CHECK(uses("x = 'é😀'\r\ny = '{<|>x}'\r\n") == "w[x] = 'é😀'\r\ny = '{r[x]}'\r\n");
}

TEST_CASE("names of the same spelling in other scopes are other variables") {
  CHECK(uses("foreach l as <|>x\n  y = x\nforeach m as x\n  y = x") ==
        "foreach l as w[x]\n  y = r[x]\nforeach m as x\n  y = x");
  CHECK(uses("x = 1\nfunction f x:int\n  y = <|>x\nz = x") == "x = 1\nfunction f w[x]:int\n  y = r[x]\nz = x");
  CHECK(uses("x = 1\nfunction f\n  x = 2\n  y = <|>x\nz = x") == "x = 1\nfunction f\n  w[x] = 2\n  y = r[x]\nz = x");
  CHECK(uses("http server as s\n  when <|>s listen as r\n    s close\ns = 1") ==
        "http server as w[s]\n  when r[s] listen as r\n    r[s] close\ns = 1");
  CHECK(uses("f(x:1)\nfunction <|>f x:int\n  return f(x:x)") == "r[f](x:1)\nfunction w[f] x:int\n  return r[f](x:x)");
  CHECK(uses("http <|>server\n  when server listen\n    a = 1") == "http w[server]\n  when r[server] listen\n    a = 1");
}

TEST_CASE("where a name must be a variable and is none, the use is unbound; words and services are no uses") {
  CHECK(uses("y = <|>x") == "unbound");
  CHECK(uses("y = {<|>x: 1}") == "unbound");
  CHECK(uses("<|>f(a:1)") == "unbound");
  CHECK(uses("<|>svc cmd x") == "no use");
  CHECK(uses("svc cmd <|>x") == "no use");
  CHECK(uses("svc cmd <|>x:1") == "no use");
  CHECK(uses("y = a.<|>b") == "no use");
  CHECK(uses("when <|>s listen as r\n  x = 1") == "no use");
}

TEST_CASE("the compiler sees what every branch assigns, and in functions only what is theirs") {
  CHECK(certain("x = 1\n<|>", "x"));
  CHECK(certain("if a\n  x = 1\n  <|>y = 2\nz = 1", "x"));
  CHECK_FALSE(certain("if a\n  x = 1\n<|>z = 1", "x"));
  CHECK_FALSE(certain("if a\n  x = 1\nelse if b\n  x = 1\n<|>z = 1", "x"));
  CHECK_FALSE(certain("if a\n  x = 1\nelse if b\n  y = 1\nelse\n  x = 1\n<|>z = 1", "x"));
  CHECK(certain("if a\n  x = 1\nelse if b\n  x = 1\nelse\n  x = 1\n<|>z = 1", "x"));
  CHECK(certain("x = 1\nif a\n  x = 2\n<|>z = 1", "x"));
  CHECK(certain("if a\n  if b\n    x = 1\n  else\n    x = 2\nelse\n  x = 3\n<|>z = 1", "x"));
  CHECK_FALSE(certain("if a\n  if b\n    x = 1\nelse\n  x = 3\n<|>z = 1", "x"));
  CHECK_FALSE(certain("if a\n  foreach l as i\n    x = 1\nelse\n  x = 3\n<|>z = 1", "x"));
  CHECK_FALSE(certain("try\n  x = 1\n<|>z = 1", "x"));
  CHECK(certain("try\n  x = 1\ncatch\n  x = 2\n<|>z = 1", "x"));
  CHECK(certain("try\n  y = 1\nfinally\n  x = 2\n<|>z = 1", "x"));
  CHECK_FALSE(certain("x = 1\nfunction f a:int\n  <|>y = 1", "x"));
  CHECK(certain("x = 1\nfunction f a:int\n  <|>y = 1", "a"));
  CHECK(certain("x = 1\nfunction f a:int\n  <|>y = 1", "app"));
  CHECK(certain("x = 1\nfunction f a:int\n  y = 1\n<|>z = 1", "x"));
}

TEST_CASE("many bindings of one name are found as fast as few") {
  std::string story;
  for (int i = 0; i < 20'000; ++i) story += "foreach l as x\n  y = x\nz = x\n";
  const Tree tree = parse(asyncy::text::Text(story));
  const Scopes scopes(tree);
  const std::vector<Use> uses = scopes.uses();
  CHECK(uses.size() == 20'000 * 6);
  CHECK(uses.back().definition == nullptr);
}

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
  const Scopes scopes(tree);
  REQUIRE(scopes.definitions().size() == 20001);
  for (std::uint32_t line = 1; line < 20000; ++line) {
    const Definition* found = scopes.find("x", tree.text.line_start(line));
    REQUIRE(found != nullptr);
    REQUIRE(tree.text.line_of(found->range.begin) == line - 1);
  }
}

}  // namespace scope_test
