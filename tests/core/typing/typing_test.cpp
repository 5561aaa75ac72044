// What the last assigned value of a story is known to be; nothing where nobody can tell.
#include "core/typing/typing.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "tests/support/ide_fixture.h"

namespace typing_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    help: Goes.
    result: {type: int}
  find:
    arguments:
      name: {type: string}
    output:
      type: object
      properties:
        id: {type: string}
        size: {type: number}
        inner:
          type: object
          properties:
            deep: {type: boolean}
        anything: {type: json}
  either:
    output: {type: [int, string]}
  all:
    output: {type: list}
  any:
    output: {type: any}
  listen:
    events:
      message:
        output:
          type: object
          properties:
            text: {type: string}
)";

/// Of what the last statement of the text that assigns something assigns.
std::string type_of_last(const std::string& story) {
  const auto asked = test::ask_story(kManifest, story);
  const auto& file = std::get<workspace::StoryFile>(asked.document->file);
  const binding::Calls calls(asked.workspace, *asked.document);
  const story::Definition* last = nullptr;
  for (const story::Definition* each : file.scopes.definitions())
    if (each->by == story::BoundBy::assignment && (last == nullptr || each->range.begin > last->range.begin)) last = each;
  REQUIRE(last != nullptr);
  typing::Typing typing(file, calls);
  const story::NodeId target = file.tree[last->node].first_child;
  return typing::name_of(typing.of(file.tree[target].next_sibling));
}

void check(const std::string& story, std::string_view expected,
           std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(type_of_last(story) == expected);
}

}  // namespace

TEST_CASE("typing: literals, templates and collections") {
  check("x = 1", "int");
  check("x = 1.5", "float");
  check("x = -1", "int");
  check("x = \"a {b} c\"", "string");
  check("x = 5m2s", "time");
  check("x = /a/", "regex");
  check("x = true", "boolean");
  check("x = null", "null");
  check("x = [1, 2]", "List[int]");
  check("x = [1, 2.5]", "List[float]");
  check("x = [1, \"a\"]", "List[string or int]");
  check("x = []", "List");
  check("x = [a]", "List");
  check("x = {\"a\": 1}", "Map[string, int]");
  check("x = {\"a\": b}", "Map");
  check("x = {\"a\": [1]}", "Map[string, List[int]]");
}

TEST_CASE("typing: operators, casts and mutations") {
  check("x = 1 + 2", "int");
  check("x = 1 + 2.5", "float");
  check("x = 1 / 2", "float");
  check("x = \"a\" + \"b\"", "string");
  check("x = 1 == 2", "boolean");
  check("x = a and b", "boolean");
  check("x = not a", "boolean");
  check("x = a + 1", "");
  check("x = [1] + [2]", "List[int]");
  check("x = a to List[string]", "List[string]");
  check("x = a to Map[string, int]", "Map[string, int]");
  check("x = a to any", "");
  check("x = \"a,b\".split(by:\",\")", "List[string]");
  check("x = \"a,b\".split(by:\",\").length()", "int");
  check("x = [1, 2].random()", "int");
  check("x = {\"a\": 1}.keys()", "List[string]");
  check("x = {\"a\": 1}.get(key:\"a\" default:0)", "int");
  check("x = 1.5.round()", "int");
  check("x = a.length()", "");
  check("x = \"a\".nothing()", "");
}

TEST_CASE("typing: results of commands, their properties, and events") {
  check("x = demo go", "int");
  check("x = (demo go)", "int");
  check("x = demo find name:\"a\"", "object");
  check("a = demo find name:\"a\"\nx = a.id", "string");
  check("a = demo find name:\"a\"\nx = a[\"id\"]", "string");
  check("a = demo find name:\"a\"\nx = a.size", "float");
  check("a = demo find name:\"a\"\nx = a.inner.deep", "boolean");
  check("a = demo find name:\"a\"\nx = a.anything.more", "");
  check("a = demo find name:\"a\"\nx = a.nothing", "");
  check("x = (demo find name:\"a\").id", "string");
  check("{ id, other } = demo find name:\"a\"\nx = id", "string");
  check("x = demo either", "string or int");
  check("x = demo all", "List");
  check("x = demo any", "");
  check("x = demo nothing", "");
  check("x = nobody go", "");
  check("when demo listen message as m\n    x = m.text", "string");
  check("when demo listen message as m\n    x = m", "object");
  check("x = app.secrets.key", "string");
  check("x = app.hostname", "string");
  check("x = app.other", "");
}

TEST_CASE("typing: variables through assignments, branches and loops") {
  check("a = 1\nb = a\nx = b", "int");
  check("if c\n    a = 1\nelse\n    a = 2\nx = a", "int");
  check("if c\n    a = 1\nelse\n    a = \"b\"\nx = a", "string or int");
  check("if c\n    a = 1\nelse\n    a = unknown\nx = a", "");
  check("i = 0\nwhile c\n    i = i + 1\nx = i", "int");
  check("i = 0\ni += 2\nx = i", "int");
  check("a = b\nb = a\nx = b", "");
  check("foreach [1, 2] as each\n    x = each", "int");
  check("foreach [\"a\"] as i, each\n    x = i", "int");
  check("foreach [\"a\"] as i, each\n    x = each", "string");
  check("foreach {\"a\": 1} as k, v\n    x = k", "string");
  check("foreach {\"a\": 1} as k, v\n    x = v", "int");
  check("foreach {\"a\": 1} as k\n    x = k", "");
  check("foreach (demo all) as each\n    x = each", "");
  check("a = [[1]]\nx = a[0][0]", "int");
  check("a = [1]\nx = a[0:1]", "");
}

TEST_CASE("typing: functions and their parameters") {
  check("function f a:int returns string\n    return \"{a}\"\nx = f(a:1)", "string");
  check("function f a:int b:List[string]\n    x = b", "List[string]");
  check("function f a:float\n    x = a", "float");
  check("function f a:int\n    return\nx = f(a:1)", "");
  check("x = nothing(a:1)", "");
}

TEST_CASE("typing: what is half typed, made of itself or without end is unknown") {
  check("x = \"a", "");
  check("x = x", "");
  check("a = a + b\nx = a", "");
  std::string circle = "v0 = v2999\n";
  for (int i = 1; i < 3000; ++i) circle += "v" + std::to_string(i) + " = v" + std::to_string(i - 1) + "\n";
  check(circle, "");
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "a = " + std::to_string(i) + "\n";
  check(many + "x = a", "");
}

TEST_CASE("typing: a chain of any length is known, wherever one begins to ask") {
  std::string chain = "v0 = 1\n";
  for (int i = 1; i < 3000; ++i) chain += "v" + std::to_string(i) + " = v" + std::to_string(i - 1) + "\n";
  const auto asked = test::ask_story(kManifest, chain);
  const auto& file = std::get<workspace::StoryFile>(asked.document->file);
  std::vector<const story::Definition*> all = file.scopes.definitions();
  std::erase_if(all, [](const story::Definition* each) { return each->by != story::BoundBy::assignment; });
  REQUIRE(all.size() == 3000);
  for (const bool backwards : {false, true}) {
    const binding::Calls calls(asked.workspace, *asked.document);
    typing::Typing typing(file, calls);
    for (const story::Definition* each : all)
      if (!typing.of(*each).is(types::LiteralKind::integer)) FAIL("`" << each->name << "` is not known, " << backwards);
    std::reverse(all.begin(), all.end());
  }
}

}  // namespace typing_test
