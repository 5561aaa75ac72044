// Colours by meaning: `kind:text` for each token, with its marks.
#include "core/ide/semantic_tokens.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"
#include "tests/support/mutate.h"

namespace semantic_tokens_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    deprecated: Use send.
    args:
    - name: foo
      enum: [this, that]
    kwargs:
    - name: level
      type: int
      deprecated: Not read any more.
  listen:
    events:
      message:
        output:
          actions:
            reply: {arguments: {body: {type: string}}}
)";

std::string shown(const test::Asked& asked) {
  static constexpr const char* kNames[] = {"service",  "command",  "event", "function", "argument",
                                           "variable", "property", "type",  "value",    "pattern"};
  std::string out;
  text::Offset end = 0;
  for (const auto& token : ide::semantic_tokens(asked.workspace, *asked.document)) {
    CHECK_FALSE(token.range.empty());
    CHECK(token.range.begin >= end);
    end = token.range.end;
    out += (out.empty() ? "" : " ") + std::string(kNames[static_cast<std::size_t>(token.type)]);
    if (token.declaration) out += '+';
    if (token.deprecated) out += '-';
    if (token.library) out += '*';
    out += ':' + std::string(asked.document->text.slice(token.range));
  }
  return out;
}

std::string story_tokens(std::string_view text) { return shown(test::ask_story(kManifest, text)); }

}  // namespace

TEST_CASE("colours: calls, and values that an enum allows") {
  CHECK(story_tokens("demo go 'this' --level 3") == "service:demo command-:go value:'this' argument-:--level");
  CHECK(story_tokens("demo go 'other'") == "service:demo command-:go");
  CHECK(story_tokens("demo go this") == "service:demo command-:go value:this");
  CHECK(story_tokens("demo go foo:\"that\" level:x other:y") ==
        "service:demo command-:go argument:foo value:\"that\" argument-:level argument:other");
  CHECK(story_tokens("nobody go x:1") == "service:nobody argument:x");
  CHECK(story_tokens("when demo listen message as m\n    m reply body:\"a\"") ==
        "service:demo command:listen event:message variable+:m variable:m command:reply argument:body");
}

TEST_CASE("colours: variables, functions, types and properties") {
  CHECK(story_tokens("a = 1\nb = a.c[a].d") == "variable+:a variable+:b variable:a property:c variable:a property:d");
  CHECK(story_tokens("function f x:List[int] returns string\n    return x\ny = f(x:1)") ==
        "function+:f argument+:x type*:List type*:int type*:string argument:x variable+:y function:f argument:x");
  CHECK(story_tokens("a = \"b {app.secrets.x} {nothing}\"") == "variable+:a variable*:app property:secrets property:x");
  CHECK(story_tokens("a = \"x\".split(by:\",\")") == "variable+:a function*:split argument:by");
  CHECK(story_tokens("foreach a as k, v\n    b = v to int") == "variable+:k variable+:v variable+:b variable:v type*:int");
}

TEST_CASE("colours: manifests") {
  const auto asked = test::ask_manifest(R"(commands:
  go:
    help: Goes.
    format: '{foo} {nobody} *'
    args:
    - name: foo
      type: string
      enum: [this, 'that']
      default: this
      pattern: '^th'
    - bar:int
    result:
      type: object
      properties:
        id: {type: string}
env:
  TOKEN: {type: string}
cap: [CHOWN]
)");
  CHECK(shown(asked) ==
        "command+:go argument:{foo} argument+:foo type*:string value:this value:'that' value:this pattern:'^th' "
        "argument+:bar "
        "type*:int type*:object property+:id type*:string variable+:TOKEN type*:string value*:CHOWN");
}

TEST_CASE("colours: of broken documents, too, none overlaps another") {
  const std::vector<std::string> stories = {
      "x = demo go foo:\"a {y} b\" bar:[1, {\"k\": y}]\ndemo go this --level -n 5 \"😀\"\r\nwhen demo listen message as r\n "
      " r "
      "reply body:x\nfunction f a:List[int]\n  return a.b(c:1)\n"};
  const std::vector<std::string> manifests = {
      std::string(kManifest), "a: &x {b: [c]}\ncommands:\n  g: &y {args: [{name: a, enum: [b]}]}\n  h: *y\n"};
  test::Mutator broken_story(stories, 3);
  test::Mutator broken_manifest(manifests, 5);
  for (int i = 0; i < 500; ++i) {
    story_tokens(broken_story.next());
    shown(test::ask_manifest(broken_manifest.next()));
  }
}

}  // namespace semantic_tokens_test
