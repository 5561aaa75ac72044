// New names in every file and every spelling, and the reasons why not.
#include "core/ide/rename.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/text/edit.h"
#include "tests/support/fixture.h"
#include "tests/support/ide_fixture.h"

namespace rename_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest =
    "commands:\n  go:\n    format: '{page_size} *'\n    args:\n    - name: page_size\n    - 'bar:string'\n    kwargs:\n"
    "    - name: choose\n      enum: [this, 'that']\n      default: this\n  stay: {help: Stays.}\n  listen:\n    events:\n"
    "      request:\n        arguments:\n          path: {type: string}\n";

/// The text of every changed file after the edits, separated by `---`; or the reason of a refusal behind `no: `.
std::string renamed(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at,
                    std::string_view name, const ide::RenameOptions& options) {
  const auto done = ide::rename(workspace, document, at, name, options);
  if (const auto* refusal = std::get_if<ide::Refusal>(&done)) return "no: " + refusal->reason;
  const auto& rename = std::get<ide::Rename>(done);
  std::string out;
  for (const auto& file : rename.files)
    out += (out.empty() ? "" : "---\n") +
           text::apply(file.document->text.view(), file.edits).value_or("edits that overlap");
  if (rename.folder) out += "---\n" + rename.folder->from + " -> " + rename.folder->to;
  return out;
}

/// What the story becomes; the manifest, when it changes, behind `---`.
void check(std::string_view story, std::string_view name, std::string_view expected,
           std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  const auto asked = test::ask_story(kManifest, story);
  const std::string found = renamed(asked.workspace, *asked.document, asked.at, name, {});
  const auto manifest = found.find("---\n");
  CHECK(found.substr(0, manifest) == expected);
}

/// What a line of the manifest becomes.
void check_manifest(std::string_view story, std::string_view name, std::string_view line,
                    std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  const auto asked = test::ask_story(kManifest, story);
  const std::string found = renamed(asked.workspace, *asked.document, asked.at, name, {});
  INFO(found);
  CHECK(found.find(line) != std::string::npos);
}

}  // namespace

TEST_CASE("rename of a command reaches every caller, in templates too, and the manifest") {
  check("demo g<|>o 1\r\nx = \"😀 {demo go bar:2}\"\r\n", "fly",
        "demo fly 1\r\nx = \"😀 {demo fly bar:2}\"\r\n");
  check_manifest("demo g<|>o 1", "fly", "\n  fly:\n    format: '{page_size} *'\n");
  check("demo g<|>o 1", "stay", "no: the service has a command `stay` already");
  check("demo g<|>o 1", "a b",
        "no: `a b` cannot be the name of a command; take letters, digits and `_` or `-`, a letter first");
  check("demo f<|>ly 1", "go", "no: nothing that stands here has a name that can be changed");
  check("nob<|>ody go 1", "other", "no: no manifest here describes `nobody`, so nothing is known of its other callers");
  check("go = 1\ndemo g<|>o go\n", "fly", "go = 1\ndemo fly go\n");
}

TEST_CASE("rename of an argument keeps each caller's spelling") {
  check("demo go page_s<|>ize:1\ndemo go --page-size=2\ndemo go --page_size 3\ndemo go 4\n", "count_of",
        "demo go count_of:1\ndemo go --count-of=2\ndemo go --count_of 3\ndemo go 4\n");
  check_manifest("demo go page_s<|>ize:1\n", "count", "    format: '{count} *'\n    args:\n    - name: count\n");
  check("page_size = 1\ndemo go :page_s<|>ize\n", "count", "page_size = 1\ndemo go count:page_size\n");
  check_manifest("demo go b<|>ar:1\n", "beer", "- 'beer:string'\n");
  check("demo go b<|>ar:1\n", "choose", "no: `go` has an argument `choose` already");
  check("demo go <|>1\n", "x", "no: nothing that stands here has a name that can be changed");
}

TEST_CASE("rename of an enum value, quoted and bare") {
  check("demo go choose:\"th<|>is\"\ndemo go --choose=this\nx = 'this'\n", "those",
        "demo go choose:\"those\"\ndemo go --choose=those\nx = 'this'\n");
  check_manifest("demo go choose:'th<|>is'\n", "those", "enum: [those, 'that']\n      default: those\n");
  check("demo go choose:\"th<|>is\"\n", "that", "no: `choose` has a value `that` already");
}

TEST_CASE("rename of events takes the outputs along that are named after them") {
  check("when demo listen req<|>uest path:'/'\n  x = request.body\n", "call",
        "when demo listen call path:'/'\n  x = call.body\n");
  check("when demo listen req<|>uest path:'/' as r\n  x = r.body\n", "call",
        "when demo listen call path:'/' as r\n  x = r.body\n");
  check("when demo listen request path:'/'\n  x = req<|>uest.body\n", "r",
        "no: `request` is named after the word that brings it; write `as` and a name behind the call to give it one of its "
        "own");
}

TEST_CASE("rename of variables, parameters and functions stays in its story and its scope") {
  check("x = 1\nif true\n  x = <|>x + 1\ndemo go :x\n\"{x}\"\n", "y", "y = 1\nif true\n  y = y + 1\ndemo go x:y\n\"{y}\"\n");
  check("function f x:int\n  return <|>x\nx = f(x: 1)\n", "y", "function f y:int\n  return y\nx = f(y: 1)\n");
  check("function <|>f x:int\n  return x\nx = f(x: 1)\n", "g", "function g x:int\n  return x\nx = g(x: 1)\n");
  check("x = 1\ny = 2\nz = <|>x + y\n", "y",
        "no: `y` would mean something else in one of the places where `x` is written; is there a variable of that name "
        "already?");
  check("x = <|>app.secrets.y\n", "z", "no: nothing that stands here has a name that can be changed");
}

TEST_CASE("rename of a service moves its folder, or says how") {
  const auto fixtures = test::read_fixtures(
      "# file: services/asyncy-bird/asyncy.yml\ncommands:\n  go: {help: Goes.}\n"
      "# file: asyncy.yml\napp_name: x\nenv:\n  bird:\n    TOKEN: a\n"
      "# file: asyncy-ls.yml\nservices:\n  other: services/asyncy-bird\n"
      "# file: main.story\nbird go\nservices/bird go\nother go\nasyncy-bird go\n");
  const auto workspace = test::open_fixture(fixtures.at(0));
  const auto* story = workspace.find("/w/main.story");
  REQUIRE(story != nullptr);
  const ide::RenameOptions moves{.moves_folders = true};
  const std::string moved = "services:\n  other: services/asyncy-crow\n---\napp_name: x\nenv:\n  crow:\n    TOKEN: a\n---\n"
                            "crow go\nservices/crow go\nother go\nasyncy-crow go\n---\n"
                            "/w/services/asyncy-bird -> /w/services/asyncy-crow";
  CHECK(renamed(workspace, *story, 1, "crow", moves) == moved);
  CHECK(renamed(workspace, *story, 19, "crow", moves) == moved);  // behind the owner
  CHECK(renamed(workspace, *story, 1, "crow", {}) ==
        "no: `bird` has the name of its folder, /w/services/asyncy-bird: rename that, and the calls follow");
  CHECK(renamed(workspace, *story, 27, "another", {}) ==
        "services:\n  another: services/asyncy-bird\n---\nbird go\nservices/bird go\nanother go\nasyncy-bird go\n");
  // The same when the client moves the folder, or one above it.
  std::string followed;
  for (const auto& file : ide::follow_moves(workspace, {{.from = "/w/services", .to = "/w/animals"}}))
    followed += text::apply(file.document->text.view(), file.edits).value_or("edits that overlap");
  CHECK(followed == "services:\n  other: animals/asyncy-bird\nbird go\nanimals/bird go\nother go\nasyncy-bird go\n");
  CHECK(ide::follow_moves(workspace, {{.from = "/w/main.story", .to = "/w/b.story"}}).empty());
}

TEST_CASE("rename can leave the old command, marked as deprecated") {
  const std::string_view manifest = "commands:\r\n  go:\r\n    help: Goes.\r\n  stay:\r\n    help: Stays.";
  for (const auto& [story, name, expected] :
       {std::tuple{"demo g<|>o", "fly",
                   "commands:\r\n  fly:\r\n    help: Goes.\r\n  go:\r\n    deprecated: use fly\r\n    help: Goes.\r\n  "
                   "stay:\r\n    help: Stays."},
        std::tuple{"demo st<|>ay", "rest",
                   "commands:\r\n  go:\r\n    help: Goes.\r\n  rest:\r\n    help: Stays.\r\n  stay:\r\n    deprecated: "
                   "use rest\r\n    help: Stays."}}) {
    const auto asked = test::ask_story(manifest, story);
    const std::string found = renamed(asked.workspace, *asked.document, asked.at, name, {.leaves_alias = true});
    CHECK(found.substr(found.find("---\n") + 4) == expected);
  }
}

TEST_CASE("prepare rename tells what would be renamed") {
  const auto check_prepared = [](std::string_view story, std::string_view expected) {
    INFO(story);
    const auto asked = test::ask_story(kManifest, story);
    const auto found = ide::prepare_rename(asked.workspace, *asked.document, asked.at, {});
    const auto* renamable = std::get_if<ide::Renamable>(&found);
    CHECK((renamable == nullptr ? "" : renamable->name) == expected);
    if (renamable != nullptr) CHECK(renamable->range.touches(asked.at));
  };
  check_prepared("demo g<|>o 1", "go");
  check_prepared("demo go --page-s<|>ize 1", "page_size");
  check_prepared("demo go choose:\"th<|>is\"", "this");
  check_prepared("<|>d = 1", "d");
  check_prepared("<|>demo go", "");
  check_prepared("# g<|>o", "");
}

}  // namespace rename_test
