// Signatures of calls, and which argument the cursor is at.
#include "core/ide/signature.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "tests/support/ide_fixture.h"

namespace signature_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    help: Goes far.
    args:
    - name: foo
      type: string
      required: true
      help: Where it goes.
    - bar
    kwargs:
    - name: level
      type: int
      default: 3
  send:
    deprecated: Use go.
    arguments:
      to: {type: string, required: true}
      from: {type: string}
  listen:
    events:
      message:
        arguments:
          path: {type: string, required: true}
        output:
          type: object
          actions:
            reply:
              arguments:
                body: {type: string, required: true}
                code: {type: int}
)";

/// The active signature with carets around its active parameter; behind it how many others there are.
std::string shown(std::string_view story) {
  const auto asked = test::ask_story(kManifest, story);
  const auto help = ide::signature_help(asked.workspace, *asked.document, asked.at);
  if (!help) return "none";
  REQUIRE(help->active < help->signatures.size());
  const ide::Signature& signature = help->signatures[help->active];
  std::string out = signature.label;
  if (signature.active) {
    REQUIRE(*signature.active < signature.parameters.size());
    const text::Range range = signature.parameters[*signature.active].range;
    out = out.substr(0, range.begin) + '^' + out.substr(range.begin, range.size()) + '^' + out.substr(range.end);
  }
  return help->signatures.size() == 1 ? out : out + " of " + std::to_string(help->signatures.size());
}

void check(std::string_view story, std::string_view expected,
           std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(shown(story) == expected);
}

}  // namespace

TEST_CASE("signature: words and flags") {
  check("demo go <|>", "demo go ^<foo:string>^ [bar] [--level int] of 2");
  check("demo go 'a' <|>", "demo go <foo:string> ^[bar]^ [--level int] of 2");
  check("demo go 'a' 'b' <|>", "demo go <foo:string> [bar] ^[--level int]^ of 2");
  check("demo go 'a<|> b'", "demo go ^<foo:string>^ [bar] [--level int] of 2");
  check("demo go 'a' --le<|>vel 3", "demo go <foo:string> [bar] ^[--level int]^ of 2");
  check("demo go 'a' --level 3<|>", "demo go <foo:string> [bar] ^[--level int]^ of 2");
  check("demo go 'a' --level=<|>", "demo go <foo:string> [bar] ^[--level int]^ of 2");
  check("demo go --level 3 <|>", "demo go ^<foo:string>^ [bar] [--level int] of 2");
}

TEST_CASE("signature: names, also in the middle of a value and on lines of their own") {
  check("demo go foo:<|>", "demo go ^foo:string^ [bar:any] [level:int] of 2");
  check("demo go foo:'a' level:3<|>", "demo go foo:string [bar:any] ^[level:int]^ of 2");
  check("demo send <|>", "demo send ^to:string^ [from:string]");
  check("demo send to:'a' <|>", "demo send to:string ^[from:string]^");
  check("demo send from:'a' <|>", "demo send ^to:string^ [from:string]");
  check("demo send to:'a' from:'b' <|>", "demo send to:string [from:string]");
  check("demo send other:<|>'a'", "demo send to:string [from:string]");
  check("demo send to:'a'\n    from:'b <|>c'", "demo send to:string ^[from:string]^");
  check("demo send to:'a'\n    <|>", "demo send to:string ^[from:string]^");
  check("x = demo send to:'a'\n    fr<|>", "demo send to:string ^[from:string]^");
  check("demo send to:[1, <|>2]", "demo send ^to:string^ [from:string]");
  check("demo send to:\"a {b<|>}\"", "demo send ^to:string^ [from:string]");
}

TEST_CASE("signature: of nested calls the inner one") {
  check("demo send to:(demo go 'a' <|>)", "demo go <foo:string> ^[bar]^ [--level int] of 2");
  check("demo send to:(demo <|>)", "demo send ^to:string^ [from:string]");
  check("demo send to:(demo go 'a') <|>", "demo send to:string ^[from:string]^");
  check("x = \"{demo send to:<|>}\"", "demo send ^to:string^ [from:string]");
}

TEST_CASE("signature: events and actions of outputs") {
  check("when demo listen message <|>", "when message ^path:string^");
  check("demo listen as c\n    when c message path:<|>'a'", "when message ^path:string^");
  check("when demo listen message path:'a' as m\n    m reply body:'a' <|>", "m reply body:string ^[code:int]^");
}

TEST_CASE("signature: functions and mutations") {
  check("function f a:int b:List[int] returns string\n    return \"\"\nx = f(<|>)",
        "f(^a:int^ b:List[int]) returns string");
  check("function f a:int b:int\n    return\nf(a:1 <|>)", "f(a:int ^b:int^)");
  check("function f a:int b:int\n    return\nf(b:1<|>)", "f(a:int ^b:int^)");
  check("x = \"a\".replace(item:\"a\" by:<|>\"b\")", "replace(item:string pattern:regex ^by:string^)");
  check("a = [1]\nx = a.contains(item:<|>1)", "contains(^item:A^)");
  check("x = y.contains(item:<|>1)", "none");
  check("x = nobody(a:<|>1)", "none");
}

TEST_CASE("signature: nothing before the command, in comments, and of what is not known") {
  for (const std::string_view story :
       {"<|>", "de<|>mo go", "demo <|>", "demo g<|>o 'a'", "demo go 'a' # <|>", "nobody go <|>", "demo fly <|>",
        "x = 1 <|>", "when demo <|>", "when demo listen <|>", "demo go 'a'\n<|>", "if x <|>"})
    check(story, "none");
}

TEST_CASE("signature: documentation of the command and of each argument") {
  const auto asked = test::ask_story(kManifest, "demo go <|>");
  const auto help = ide::signature_help(asked.workspace, *asked.document, asked.at);
  REQUIRE(help);
  CHECK(help->signatures[0].documentation == "Goes far.");
  CHECK(help->signatures[0].parameters[0].documentation == "`string`, required\n\nWhere it goes.");
  const auto old = test::ask_story(kManifest, "demo send <|>");
  CHECK(ide::signature_help(old.workspace, *old.document, old.at)->signatures[0].documentation ==
        "**Deprecated:** Use go.");
}

}  // namespace signature_test
