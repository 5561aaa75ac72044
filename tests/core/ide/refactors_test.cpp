// Other ways to write a call, and what calls use written into the manifest.
#include "core/ide/refactors.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/fix/fix.h"
#include "core/ide/declare.h"
#include "core/rules/options.h"
#include "tests/support/ide_fixture.h"

namespace refactors_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest =
    "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n    - name: page_size\n      type: int\n    kwargs:\n"
    "    - name: loud\n      type: boolean\n    - name: choose\n      enum: [this, that]\n    additional_kwargs: false\n"
    "    additional_args: false\n";

using Offer = std::vector<ide::Action> (*)(fix::Trial&, text::Range);

/// What the action whose title begins so makes of the story, or of the manifest; `not offered`.
std::string made(Offer offer, std::string_view manifest, std::string_view story, std::string_view title) {
  const auto asked = test::ask_story(manifest, story);
  fix::Trial trial(asked.workspace, asked.document, rules::options_for(asked.workspace, asked.document->path));
  for (const auto& action : offer(trial, {asked.at, asked.at})) {
    if (!action.title.starts_with(title)) continue;
    if (action.elsewhere.empty()) return fix::apply(asked.document->text.view(), action.edits).value_or("overlap");
    const auto& file = action.elsewhere.front();
    return fix::apply(file.document->text.view(), file.edits).value_or("overlap");
  }
  return "not offered";
}

void check(std::string_view story, std::string_view title, std::string_view expected,
           std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(made(ide::refactorings, kManifest, story, title) == expected);
}

void check_declared(std::string_view manifest, std::string_view story, std::string_view title, std::string_view expected,
                    std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  CHECK(made(ide::declarations, manifest, story, title) == expected);
}

}  // namespace

TEST_CASE("a call is written by name, with the values that its words had") {
  constexpr std::string_view kTitle = "Pass the arguments by name";
  check("demo g<|>o home 3 --loud --choose=that\r\n", kTitle,
        "demo go where:\"home\" page_size:3 loud:true choose:\"that\"\r\n");
  check("x = \"😀\" + (demo g<|>o \"home\" 3)\n", kTitle, "x = \"😀\" + (demo go where:\"home\" page_size:3)\n");
  check("demo g<|>o where:'a' page_size:3\n", kTitle, "not offered");
  check("demo g<|>o a 3 more\n", kTitle, "not offered");
  check("demo fl<|>y a\n", kTitle, "not offered");
}

TEST_CASE("a call is written with flags") {
  constexpr std::string_view kTitle = "Pass the arguments as flags";
  check("demo g<|>o where:'a' page_size:3 loud:true\n", kTitle, "demo go --where='a' --page-size=3 --loud=true\n");
  check("demo g<|>o where:[1, 2]\n", kTitle, "not offered");
  check("demo g<|>o 1 2\n", kTitle, "not offered");
}

TEST_CASE("what a call leaves out is passed, with examples that fit") {
  check("demo g<|>o where:'a'\n", "Pass all arguments", "demo go where:'a' page_size:0 loud:true choose:\"this\"\n");
  check("demo g<|>o where:'a' page_size:1 loud:true choose:'this'\n", "Pass all arguments", "not offered");
}

TEST_CASE("a literal becomes a variable above its statement") {
  check("if true\r\n    demo go where:'ho<|>me'\r\n", "Extract to the variable `where`",
        "if true\r\n    where = 'home'\r\n    demo go where:where\r\n");
  check("where = 1\ndemo go where:'ho<|>me'\n", "Extract to the variable `where2`",
        "where = 1\nwhere2 = 'home'\ndemo go where:where2\n");
  check("x = 1 + 2<|>2\n", "Extract to the variable `value`", "value = 22\nx = 1 + value\n");
  check("x = 2<|>2\n", "Extract", "not offered");
  check("x = <|>y\n", "Extract", "not offered");
}

TEST_CASE("an unknown command is declared from all its callers") {
  check_declared("commands:\n  go:\n    help: Goes.\n", "demo fl<|>y to:'a' height:1\ndemo fly to:'b'\n", "Declare the command `fly`",
                 "commands:\n  go:\n    help: Goes.\n  fly:\n    help: fly\n    arguments:\n      to:\n        type: string\n"
                 "        required: true\n      height:\n        type: int\n");
  check_declared("commands:\r\n    go:\r\n        help: Goes.\r\n", "demo fl<|>y\n", "Declare the command `fly`",
                 "commands:\r\n    go:\r\n        help: Goes.\r\n    fly:\r\n      help: fly\r\n");
  check_declared("commands: {go: {help: Goes.}}\n", "demo fl<|>y\n", "Declare", "not offered");
  check_declared("commands:\n  go:\n    help: Goes.\n", "demo g<|>o\n", "Declare", "not offered");
}

TEST_CASE("an unknown argument is declared where its command declares the others") {
  check_declared("commands:\n  go:\n    help: Goes.\n    arguments:\n      to:\n        type: string\n  stay:\n    help: Stays.\n",
                 "demo go to:'a' spe<|>ed:1\ndemo go speed:'x'\n", "Declare the argument `speed`",
                 "commands:\n  go:\n    help: Goes.\n    arguments:\n      to:\n        type: string\n      speed:\n        type: "
                 "any\n        required: true\n  stay:\n    help: Stays.\n");
  check_declared("commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: to\n    additional_kwargs: false\n",
                 "demo go spe<|>ed:1\ndemo go\n", "Declare the argument `speed`",
                 "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: to\n    - name: speed\n      type: int\n    "
                 "additional_kwargs: false\n");
  check_declared("commands:\n  go:\n    help: Goes.\n    additional_kwargs: false\n", "demo go spe<|>ed:1\ndemo go\n",
                 "Declare the argument `speed`",
                 "commands:\n  go:\n    help: Goes.\n    additional_kwargs: false\n    arguments:\n      speed:\n        type: "
                 "int\n");
}

}  // namespace refactors_test
