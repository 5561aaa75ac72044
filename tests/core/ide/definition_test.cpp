// Where definition leads.
#include "core/ide/definition.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace definition_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    args:
    - name: foo
      type: string
    - bar:int
    kwargs:
    - name: choose
      enum: [this, that]
  listen:
    events:
      request:
        arguments:
          method: {type: string}
        output:
          properties:
            body: {type: string}
          actions:
            write:
              arguments:
                content: {type: string}
)";

/// All answers as `file:line: selection [first line of the range]`, lines from 1.
std::string answers(const test::Asked& asked) {
  std::string out;
  for (const auto& target : ide::definition(asked.workspace, *asked.document, asked.at)) {
    REQUIRE(target.document != nullptr);
    const text::Text& text = target.document->text;
    CHECK(target.range.contains(target.selection));
    CHECK(target.origin.touches(asked.at));
    const std::string_view whole = text.slice(target.range);
    const std::string file = target.document == asked.document.get() ? "here" : "demo";
    out += (out.empty() ? "" : "; ") + file + ':' + std::to_string(text.line_of(target.selection.begin) + 1) + ": " +
           std::string(text.slice(target.selection)) + " [" + std::string(whole.substr(0, whole.find_first_of("\r\n"))) +
           ']';
  }
  return out;
}

void check_definition(std::string_view story, std::string_view expected) {
  INFO(story);
  CHECK(answers(test::ask_story(kManifest, story)) == expected);
}

void check_manifest(std::string_view manifest, std::string_view expected) {
  INFO(manifest);
  CHECK(answers(test::ask_manifest(manifest)) == expected);
}

}  // namespace

TEST_CASE("definition leads from a call to the manifest") {
  check_definition("d<|>emo go 1", "demo:1: commands [commands:]");
  check_definition("demo g<|>o 1", "demo:2: go [go:]");
  check_definition("demo go <|>1", "demo:4: foo [name: foo]");
  check_definition("demo go 1 <|>2", "demo:6: bar [bar:int]");
  check_definition("demo go fo<|>o:1", "demo:4: foo [name: foo]");
  check_definition("demo go --cho<|>ose=that", "demo:8: choose [name: choose]");
  check_definition("demo go --choose=th<|>at", "demo:9: that [that]");
  check_definition("demo go choose:\"th<|>is\"", "demo:9: this [this]");
  check_definition("demo go choose:\"oth<|>er\"", "demo:8: choose [name: choose]");
  check_definition("a = \"😀\"\r\ndemo go foo:\"😀\" ch<|>oose:\"this\"\r\n", "demo:8: choose [name: choose]");
  check_definition("nob<|>ody go 1", "");
  check_definition("demo g<|>one 1", "");
  check_definition("demo go 1 oth<|>er:2", "");
}

TEST_CASE("definition leads from names to what binds them") {
  check_definition("x = 1\ndemo go <|>x", "here:1: x [x = 1]");
  check_definition("x = 1\ndemo go foo:\"a {<|>x}\"", "here:1: x [x = 1]");
  check_definition("x = 1\nx = <|>x + 1", "here:1: x [x = 1]");
  check_definition("foreach l as v\n  log info msg:<|>v", "here:1: v [v]");
  check_definition("function f a:int\n  return <|>a", "here:1: a [a:int]");
  check_definition("f<|>(a:1)\nfunction f a:int\n  return a", "here:2: f [function f a:int]");
  check_definition("x = a<|>pp.secrets.y", "");
  check_definition("foo = 1\ndemo go :fo<|>o", "demo:4: foo [name: foo]");
}

TEST_CASE("definition follows events, outputs and actions") {
  check_definition("when demo listen req<|>uest as r\n  x = 1", "demo:12: request [request:]");
  check_definition("when demo lis<|>ten request as r\n  x = 1", "demo:10: listen [listen:]");
  check_definition("when demo listen request meth<|>od:\"a\" as r\n  x = 1", "demo:14: method [method: {type: string}]");
  check_definition("when demo listen request as r\n  <|>r write content:1", "here:1: r [r]");
  check_definition("when demo listen request as r\n  r wr<|>ite content:1", "demo:19: write [write:]");
  check_definition("when demo listen request as r\n  x = r.bo<|>dy", "demo:17: body [body: {type: string}]");
  check_definition("demo listen as l\n  when <|>l request\n    x = 1", "here:1: l [l]");
}

TEST_CASE("definition in a manifest leads to anchors and to arguments of a format") {
  check_manifest("a: &x\n  b: 1\nc: *<|>x\n", "here:1: &x [&x]");
  check_manifest("commands:\n  go:\n    format: '{b<|>ar} *'\n    args:\n    - foo\n    - bar\n", "here:6: bar [bar]");
  check_manifest("commands:\n  go:\n    format: '{b<|>az} *'\n    args:\n    - foo\n", "");
  check_manifest("comm<|>ands:\n", "");
}

TEST_CASE("definition leads from asyncy-ls.yml to a manifest, and to every one of an ambiguous service") {
  CHECK(answers(test::ask_config("services:\n  other: de<|>mo\n")) == "demo:1:  []");
  const auto open = [](std::string path, std::string text) {
    const auto language = workspace::language_of(path);
    return workspace::open(std::move(path), text::Text(std::move(text)), language);
  };
  const auto story = open("/w/main.story", "demo go");
  const workspace::Workspace workspace({{.path = "/w", .config = {}}}, {story, open("/w/a/demo/asyncy.yml", "commands:\n"),
                                                                        open("/w/b/demo/asyncy.yml", "commands:\n")});
  CHECK(ide::definition(workspace, *story, 2).size() == 2);
  // What is typed into another file counts before it is saved.
  const auto changed =
      workspace.without("/w/b/demo/asyncy.yml").with(open("/w/a/demo/asyncy.yml", "env:\ncommands:\n  go:\n"));
  const auto targets = ide::definition(changed, *story, 6);
  REQUIRE(targets.size() == 1);
  CHECK(targets[0].selection == text::Range{17, 19});
}

TEST_CASE("the type of a thing is where the manifest says it, or the command that gave it") {
  const auto check = [](std::string_view story, std::string_view expected) {
    INFO(story);
    const auto asked = test::ask_story(kManifest, story);
    std::string out;
    for (const auto& target : ide::type_definition(asked.workspace, *asked.document, asked.at)) {
      CHECK(target.range.contains(target.selection));
      out += std::to_string(target.document->text.line_of(target.selection.begin) + 1) + ": " +
             std::string(target.document->text.slice(target.selection));
    }
    CHECK(out == expected);
  };
  check("demo go f<|>oo:1", "5: string");
  check("demo go 1 <|>2", "6: int");
  check("demo go --cho<|>ose=that", "");
  check("x = demo go 1\ny = <|>x", "2: go");
  check("when demo listen request as r\n  x = r.bo<|>dy", "17: string");
  check("x = 1\ny = <|>x", "");
  check("nob<|>ody go", "");
}

}  // namespace definition_test
