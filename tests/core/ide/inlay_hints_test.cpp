// What is shown between the words of a story: `<label>` where it stands.
#include "core/ide/inlay_hints.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "tests/support/ide_fixture.h"

namespace inlay_hints_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    args:
    - name: foo
      type: string
      help: Where it goes.
    - name: bar
      default: b
    kwargs:
    - name: level
      type: int
      default: 3
    - name: loud
      type: boolean
    result: {type: int}
  send:
    arguments:
      to: {type: string, required: true}
      a: {type: string, default: first}
      b: {type: int, default: 2}
      c: {type: boolean, default: false}
      d: {type: string, default: a very long text that nobody reads to its end}
    output:
      type: object
      properties:
        id: {type: string}
  all:
    output: {type: list}
  any: {}
)";

std::string hinted(std::string_view story, ide::HintOptions options) {
  const auto asked = test::ask_story(kManifest, story);
  std::string text(asked.document->text.view());
  const auto hints = ide::inlay_hints(asked.workspace, *asked.document, asked.document->text.range(), options);
  for (auto hint = hints.rbegin(); hint != hints.rend(); ++hint) {
    CHECK_FALSE(hint->tooltip.empty());
    text.insert(hint->at, '<' + hint->label + '>');
  }
  return text;
}

constexpr ide::HintOptions kParameters{.parameters = true, .types = false, .defaults = false};
constexpr ide::HintOptions kTypes{.parameters = false, .types = true, .defaults = false};
constexpr ide::HintOptions kDefaults{.parameters = false, .types = false, .defaults = true};

}  // namespace

TEST_CASE("hints: names of positional arguments, unless the value says it") {
  CHECK(hinted("demo go 'a' 1", kParameters) == "demo go <foo:>'a' <bar:>1");
  CHECK(hinted("foo = 1\ndemo go foo other.bar", kParameters) == "foo = 1\ndemo go foo other.bar");
  CHECK(hinted("demo go foo:'a' bar:1", kParameters) == "demo go foo:'a' bar:1");
  CHECK(hinted("demo go 'a' --level 1 'b'", kParameters) == "demo go <foo:>'a' --level 1 <bar:>'b'");
  // What follows a flag that nobody knows may be its value.
  CHECK(hinted("demo go --other 'a'", kParameters) == "demo go --other 'a'");
  CHECK(hinted("x = (demo go 'a')", kParameters) == "x = (demo go <foo:>'a')");
  CHECK(hinted("nobody go 'a'", kParameters) == "nobody go 'a'");
}

TEST_CASE("hints: types where the value does not show them") {
  CHECK(hinted("x = demo go 'a'", kTypes) == "x<: int> = demo go 'a'");
  CHECK(hinted("x = demo send to:'a'\ny = x.id", kTypes) == "x<: object> = demo send to:'a'\ny<: string> = x.id");
  CHECK(hinted("x = 1\ny = \"a\"\nz = x\n", kTypes) == "x = 1\ny = \"a\"\nz = x\n");
  CHECK(hinted("x = \"a\".length()\ny = 1 + 2\n", kTypes) == "x<: int> = \"a\".length()\ny<: int> = 1 + 2\n");
  CHECK(hinted("foreach [1] as i, each\n    x = each\n", kTypes) == "foreach [1] as i<: int>, each<: int>\n    x = each\n");
  CHECK(hinted("x = demo any\ny = nobody go\n", kTypes) == "x = demo any\ny = nobody go\n");
}

TEST_CASE("hints: what was not passed, in the style of the call") {
  CHECK(hinted("demo go 'a'", kDefaults) == "demo go 'a'<--bar=\"b\" --level=3>");
  CHECK(hinted("demo go foo:'a'", kDefaults) == "demo go foo:'a'<bar:\"b\" level:3>");
  CHECK(hinted("demo go 'a' 'b' --level 4", kDefaults) == "demo go 'a' 'b' --level 4");
  CHECK(hinted("demo send to:'a'\n", kDefaults) == "demo send to:'a'<a:\"first\" b:2 c:false …>\n");
  CHECK(hinted("demo send to:'a' a:'' b:1 c:true\n", kDefaults) ==
        "demo send to:'a' a:'' b:1 c:true<d:\"a very long text th…>\n");
}

TEST_CASE("hints: each kind can be switched off, and only the range that was asked for is answered") {
  const std::string story = "x = demo go 'a'\ndemo go 'b'\n";
  CHECK(hinted(story, {.parameters = false, .types = false, .defaults = false}) == story);
  const auto asked = test::ask_story(kManifest, story);
  const auto second = ide::inlay_hints(asked.workspace, *asked.document, {17, 28});
  REQUIRE(second.size() == 2);
  CHECK(second[0].at == 24);
  CHECK(second[0].tooltip.find("Where it goes.") != std::string::npos);
  const auto manifest = test::ask_manifest("commands:\n  go: {}\n");
  CHECK(ide::inlay_hints(manifest.workspace, *manifest.document, manifest.document->text.range()).empty());
}

}  // namespace inlay_hints_test
