// What hover says, and that it says it about the word that was asked about.
#include "core/ide/hover.h"

#include <catch2/catch.hpp>
#include <initializer_list>

#include "tests/support/ide_fixture.h"

namespace hover_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    help: |
      Goes *far*.
      Or `near`.
    format: '{bar} {foo} * **'
    args:
    - name: foo
      type: string
      required: true
      help: Where it | goes.
    - bar
    kwargs:
    - name: choose
      type: string
      enum: [this, that]
      default: this
    - name: loud
      type: boolean
    additional_kwargs: false
    result:
      type: json
      help: What was found.
  listen:
    arguments:
      path: {type: string, pattern: '^/'}
    events:
      request:
        help: Someone asks.
        arguments:
          method: {type: string}
        output:
          type: object
          properties:
            body: {type: string, help: What was sent.}
          actions:
            write:
              help: Answers.
              arguments:
                content: {type: string, required: true}
env:
  access_token:
    type: string
    pattern: "^key_"
    help: Ask the owner.
volumes:
  story:
    dest: /tmp/session
)";

using Parts = std::initializer_list<std::string_view>;

/// `about` is the text that the answer is about; `parts` stand in it in this order.
void check(const test::Asked& asked, std::string_view about, Parts parts) {
  const auto hover = ide::hover(asked.workspace, *asked.document, asked.at);
  REQUIRE(hover);
  CHECK(hover->range.touches(asked.at));
  CHECK(std::string(asked.document->text.slice(hover->range)) == about);
  std::size_t at = 0;
  for (const std::string_view part : parts) {
    const auto found = hover->markdown.find(part, at);
    INFO("`" << part << "` is missing, or stands too early, in\n" << hover->markdown);
    CHECK(found != std::string::npos);
    if (found != std::string::npos) at = found + part.size();
  }
}

void check_hover(std::string_view story, std::string_view about, Parts parts) {
  INFO(story);
  check(test::ask_story(kManifest, story), about, parts);
}

void check_no_hover(std::string_view story) {
  INFO(story);
  const auto asked = test::ask_story(kManifest, story);
  CHECK_FALSE(ide::hover(asked.workspace, *asked.document, asked.at));
}

void check_manifest(std::string_view manifest, std::string_view about, Parts parts) {
  INFO(manifest);
  check(test::ask_manifest(manifest), about, parts);
}

void check_config(std::string_view config, std::string_view about, Parts parts) {
  INFO(config);
  check(test::ask_config(config), about, parts);
}

/// The manifest of these tests with the cursor before the first `word`.
std::string with_cursor(std::string_view word) {
  std::string manifest(kManifest);
  manifest.insert(manifest.find(word) + 1, "<|>");
  return manifest;
}

}  // namespace

TEST_CASE("hover on a service tells what it offers and which file it is") {
  check_hover("de<|>mo go 1", "demo",
              {"**`demo`** — service", "Declared in `demo/asyncy.yml`, the only manifest of that name.",
               "- `go` — Goes \\*far\\*. …", "- `listen`", "- `access_token`: `string`, pattern `^key_` — Ask the owner.",
               "- `story` at `/tmp/session`"});
  check_hover("no<|>body go", "nobody", {"There is no manifest of it here"});
}

TEST_CASE("hover on a command shows both ways to call it and what the container receives") {
  check_hover(
      "demo g<|>o 1 2 --choose that", "go",
      {"**`go`** — command of `demo`", "```storyscript\ndemo go <foo:string> [bar] [--choose string] [--loud]\n",
       "demo go foo:string [bar:any] [choose:string] [loud:boolean]\n```", "Goes \\*far\\*.  \nOr \\`near\\`.",
       "- `foo`: `string`, required — Where it \\| goes.", "- `choose`: `string`, default `this`, one of `this`, `that`",
       "**Gives** `json` — What was found.", "```sh\ndocker run demo go 2 1 --choose that\n```"});
  check_hover("demo go<|> foo:1", "go", {"command of `demo`"});
  check_hover("demo g<|>oo 1", "goo", {"`demo` has no `goo`; it has `go`, `listen`."});
  check_hover("x = (demo g<|>o foo:\"a\")", "go", {"docker run demo go a"});
}

TEST_CASE("hover on a value tells which argument it reached and why") {
  check_hover("demo go 1 <|>2", "2",
              {"**`bar`** — argument of `demo go`", "anything · position 2 of `args`", "Passed by its position."});
  check_hover("demo go foo:\"wh<|>ere\"", "\"where\"",
              {"**`foo`**", "`string`, required · position 1 of `args`", "Where it \\| goes.", "Passed by name.",
               "docker run demo go where"});
  check_hover("demo go 1 --choose th<|>at", "that",
              {"**`choose`**", "by name, in `kwargs`", "Passed by the flag `--choose`."});
  check_hover("demo go 1 --cho<|>ose that", "--choose", {"**`choose`**", "Passed by the flag `--choose`."});
  check_hover("demo go 1 --lo<|>ud", "--loud", {"**`loud`**", "Passed by the switch `--loud`, which means `true`."});
  check_hover("demo go fo<|>o:1", "foo", {"**`foo`** — argument of `demo go`"});
  check_hover("foo = 1\ndemo go :fo<|>o", ":foo",
              {"Passed by the shorthand `:foo`", "**`foo`** — variable `int`, line 1", "```storyscript\nfoo = 1\n```"});
  check_hover("demo go 1 2 <|>3", "3", {"Additional value of `demo go`", "takes any others by position"});
  check_hover("demo go 1 oth<|>er:3", "other",
              {"**`other`** — additional argument of `demo go`", "takes no others by name"});
  check_hover("demo go 1 --what <|>it", "it", {"cannot be told"});
}

TEST_CASE("hover looks into templates, lists and other lines") {
  check_hover("x = 1\ndemo go foo:\"a {<|>x} b\"", "x",
              {"**`foo`**", "docker run demo go \"a ${x} b\"", "**`x`** — variable `int`, line 1"});
  check_hover("x = demo go 1\nlog info msg:<|>x", "x",
              {"**`x`** — variable, line 1", "`demo go` gives `json` — What was found."});
  check_hover("# 😀\r\ndemo go foo:\"😀\" ch<|>oose:\"this\"\r\n", "choose", {"**`choose`**"});
  check_hover("demo go\n  foo:\"a\"\n  choose:<|>\"that\"\n", "\"that\"",
              {"**`choose`**", "docker run demo go a --choose that"});
  check_hover("demo go foo:[1, <|>2]", "[1, 2]", {"**`foo`**"});
  check_hover("demo go foo:<|>", "foo:", {"**`foo`**"});
  check_hover("x = ][\ndemo g<|>o 1", "go", {"command of `demo`"});
}

TEST_CASE("hover follows events and what they bring") {
  check_hover("when demo listen req<|>uest method:\"get\" as r\n  x = 1", "request",
              {"**`request`** — event", "```storyscript\nwhen request [method:string]\n```", "Someone asks.",
               "**Brings** `object`", "- `body`: `string` — What was sent.", "- `write` — Answers."});
  check_hover("when demo lis<|>ten request as r\n  x = 1", "listen",
              {"**`listen`** — command of `demo`", "- `request` — Someone asks."});
  check_hover("when demo listen request method:<|>\"get\" as r\n  x = 1", "\"get\"",
              {"**`method`**", "by name, in `arguments`"});
  check_hover("when demo listen request as r\n  r wri<|>te content:\"a\"", "write",
              {"**`write`** — action", "r write content:string"});
  check_hover("when demo listen request as r\n  <|>r write content:\"a\"", "r",
              {"**`r`** — what the event brings `object`, line 1", "gives `object`"});
  check_hover(
      "when demo listen request as r\n  x = r.bo<|>dy", "r.body",
      {"**`body`** — property of what `r` stands for", "`string`", "What was sent.", "**`r`** — what the event brings"});
  check_hover("demo listen path:\"/\" as l\n  when l requ<|>est\n    x = 1", "request", {"— event"});
}

TEST_CASE("hover says nothing where there is nothing to say") {
  check_no_hover("# a<|> comment");
  check_no_hover("<|>");
  check_no_hover("demo go 1\n<|>\n");
  check_no_hover("i<|>f true\n  demo go 1");
  check_no_hover("x = <|>1");
}

TEST_CASE("hover on a key of a manifest tells what it means") {
  check_manifest(with_cursor("commands:"), "commands",
                 {"**`commands`** — a map", "The operations of the container, by name."});
  check_manifest(with_cursor("required:"), "required",
                 {"**`required`** — `true` or `false`, default `false`", "Must a story pass it?"});
  check_manifest(with_cursor("go:"), "go", {"**`go`** — command of `demo`", "demo go <foo:string>"});
  check_manifest(with_cursor("access_token"), "access_token",
                 {"environment variable", "`string`, required, pattern `^key_`", "Ask the owner."});
  check_manifest(with_cursor("story:"), "story", {"**`story`** — volume", "A temporary volume"});
  check_manifest("volumes:\n  fo<|>o:\n    dest: /a\n", "foo", {"A persistent volume"});
  check_manifest(with_cursor("path:"), "path", {"**`path`** — argument of `demo listen`", "demo listen path:string"});
  check_manifest("volu<|>me: true\n", "volume", {"Of an older format."});
  check_manifest("app_name: a\nsto<|>ries:\n", "stories", {"The stories of the app"});
}

TEST_CASE("hover on a value of a manifest tells what it means") {
  check_manifest(with_cursor("foo\n"), "foo",
                 {"**`foo`** — argument of `demo go`", "**A story passes it as**", "demo go <foo>\ndemo go foo:string"});
  check_manifest(with_cursor("bar\n"), "bar", {"**`bar`**", "demo go <foo> <bar>"});
  check_manifest(with_cursor("bar} {foo"), "{bar}", {"**`bar`** — argument of `demo go`"});
  check_manifest(with_cursor("json\n"), "json", {"**`json`** — Anything that JSON can say"});
  check_manifest("commands:\n  a:\n    args:\n    - x:<|>int\n", "int", {"**`int`** — A whole number."});
  check_manifest("commands:\n  a:\n    args:\n    - <|>x:int\n", "x", {"**`x`** — argument of `demo a`"});
  check_manifest("cap:\n- CAP_CH<|>OWN\n", "CAP_CHOWN", {"**`chown`** — Linux capability"});
}

TEST_CASE("hover explains asyncy-ls.yml") {
  check_config("exc<|>lude:\n- old\n", "exclude", {"Files and folders to leave out"});
  check_config("services:\n  other: de<|>mo\n", "demo", {"`other` is the service of `/w/demo/asyncy.yml`."});
  check_config("dialect: 20<|>18\n", "2018", {"words and flags"});
  check_config("rules:\n  unknown-com<|>mand: off\n", "unknown-command", {"error", "Command that"});
  check_config("rules:\n  unknown-command: o<|>ff\n", "off", {"says nothing"});
  check_config("limits:\n  diagn<|>ostics: 5\n", "diagnostics", {"1000", "How many findings"});
}

TEST_CASE("people's words do not break the markup") {
  const auto asked =
      test::ask_manifest("commands:\n  g<|>o:\n    help: \"``` </b> # [x](y) <script>\\n\\n# Title\\n1. one\\n- two\"\n");
  const auto hover = ide::hover(asked.workspace, *asked.document, asked.at);
  REQUIRE(hover);
  CHECK(hover->markdown.find("\\`\\`\\` \\</b> # \\[x\\](y) \\<script>\n\n\\# Title  \n1\\. one  \n\\- two") !=
        std::string::npos);
}

}  // namespace hover_test
