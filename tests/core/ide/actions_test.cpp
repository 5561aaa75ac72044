#include "core/ide/actions.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/fix/fix.h"
#include "core/rules/options.h"
#include "tests/support/example.h"

namespace actions_test {

using namespace asyncy;
using Names = std::vector<std::string>;

namespace {

constexpr std::string_view kDemo =
    "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n";

std::vector<ide::Action> actions_at(const test::ExampleWorkspace& opened, const workspace::Document& document,
                                    text::Range range) {
  fix::Trial trial(opened.workspace, document, rules::options_for(opened.workspace, document.path));
  return ide::actions(trial, range);
}

/// What the action called `title` makes of the text. Each action must do what it says.
void check_action(const text::Example& example, std::string_view title, std::string_view expected,
                  std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  const auto opened = test::open_example(example);
  const auto& document = *opened.documents.back();
  bool offered = false;
  for (const auto& action : actions_at(opened, document, document.text.range())) {
    CHECK(action.kind == "quickfix");
    if (action.title != title || std::exchange(offered, true)) continue;
    CHECK(fix::apply(document.text.view(), action.edits) == std::string(expected));
    if (action.diagnostic.rule == nullptr) continue;
    fix::Trial trial(opened.workspace, document, {});
    CHECK(fix::is_proven(trial, action.diagnostic, {.title = action.title, .edits = action.edits}));
  }
  CHECK(offered);
}

void check_story(std::string_view story, std::string_view title, std::string_view expected,
                 std::source_location where = std::source_location::current()) {
  check_action({.manifest = kDemo, .story = story, .config = {}}, title, expected, where);
}

}  // namespace

TEST_CASE("actions are offered where the cursor is") {
  const auto opened = test::open_example({.manifest = kDemo, .story = "demo og\ndemo go sped:1\n", .config = {}});
  const auto& story = *opened.documents.at(1);
  const auto titles = [&](text::Range range) {
    Names out;
    for (const auto& action : actions_at(opened, story, range)) out.push_back(action.title);
    return out;
  };
  CHECK(titles({0, 2}).empty());
  CHECK(titles({6, 6}) == Names{"Change to `go`", "Ignore `unknown-command` here"});
  CHECK(titles({7, 7}) == Names{"Change to `go`", "Ignore `unknown-command` here"});
  CHECK(titles({18, 18}) == Names{"Change to `speed`", "Remove `sped`", "Ignore `unknown-argument` here"});
  CHECK(titles({0, 22}).size() == 6);
  const auto first = actions_at(opened, story, {6, 6});
  CHECK(first.at(0).preferred);
  CHECK_FALSE(first.at(1).preferred);
}

TEST_CASE("comments around the selected lines silence what speaks there") {
  const auto check_lines = [](std::string_view story, std::string_view selected, std::string_view title, std::string_view expected) {
    const auto opened = test::open_example({.manifest = kDemo, .story = story, .config = {}});
    const auto& document = *opened.documents.back();
    const auto begin = static_cast<text::Offset>(story.find(selected));
    const auto found = actions_at(opened, document, {begin, begin + static_cast<text::Offset>(selected.size())});
    const bool around = !found.empty() && found.back().title.ends_with("on these lines");
    REQUIRE(around == !title.empty());
    if (!around) return;
    CHECK(found.back().title == title);
    const auto after = fix::apply(document.text.view(), found.back().edits);
    CHECK(after == std::string(expected));
    const auto silenced = test::open_example({.manifest = kDemo, .story = *after, .config = {}});
    CHECK(rules::run(silenced.workspace, *silenced.documents.back(), {}).empty());
  };
  const std::string two = "Ignore `unknown-argument` and `unknown-command` on these lines";
  check_lines("demo og\ndemo go sped:1\nx = 1\nlog info msg:x\n", "og\ndemo go sp", two,
              "# asyncy-ls: ignore-start unknown-argument, unknown-command\ndemo og\ndemo go sped:1\n"
              "# asyncy-ls: ignore-end unknown-argument, unknown-command\nx = 1\nlog info msg:x\n");
  // Of whole lines, in CRLF, inside a block, behind an emoji.
  check_lines("if true\r\n    \"😀\"\r\n    demo og\r\n    demo og\r\n", "    demo og\r\n    demo og\r\n",
              "Ignore `unknown-command` on these lines",
              "if true\r\n    \"😀\"\r\n    # asyncy-ls: ignore-start unknown-command\r\n    demo og\r\n    demo og\r\n"
              "    # asyncy-ls: ignore-end unknown-command\r\n");
  // At the end of a file without a line end.
  check_lines("demo og\ndemo og", "demo og\ndemo og", "Ignore `unknown-command` on these lines",
              "# asyncy-ls: ignore-start unknown-command\ndemo og\ndemo og\n# asyncy-ls: ignore-end unknown-command");
  check_lines("demo go\ndemo og\n", "demo go\n", "", "");
  check_lines("demo go\ndemo go\ndemo og\n", "demo go\ndemo go\n", "", "");
  // A comment inside a text is none.
  check_lines("x = \"a\n  b\"\ndemo og\ndemo og\nlog info msg:x\n", "b\"\ndemo og", "", "");
}

TEST_CASE("a fix that would break something else is not offered") {
  // The nearest command needs an argument that the call does not pass.
  const auto opened = test::open_example(
      {.manifest = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: speed\n      required: true\n",
       .story = "demo og\n",
       .config = {}});
  for (const auto& action : actions_at(opened, *opened.documents.at(1), {0, 8}))
    CHECK(action.title == "Ignore `unknown-command` here");
}

TEST_CASE("a comment silences a rule with the right indentation, or joins the one that is there") {
  constexpr std::string_view kHere = "Ignore `unknown-command` here";
  check_story("demo og\n", kHere, "# asyncy-ls: ignore unknown-command\ndemo og\n");
  check_story("demo og", kHere, "# asyncy-ls: ignore unknown-command\ndemo og");
  check_story("if true\r\n    demo og\r\n", kHere, "if true\r\n    # asyncy-ls: ignore unknown-command\r\n    demo og\r\n");
  check_story("if true\n\tdemo og\n", kHere, "if true\n\t# asyncy-ls: ignore unknown-command\n\tdemo og\n");
  check_story(
      "demo go sped:1 sped:2  # asyncy-ls: ignore unknown-argument -- soon\nx = demo og  # asyncy-ls: ignore "
      "unknown-rule\n",
      kHere,
      "demo go sped:1 sped:2  # asyncy-ls: ignore unknown-argument -- soon\n"
      "x = demo og  # asyncy-ls: ignore unknown-rule, unknown-command\n");
  check_story("# asyncy-ls: ignore duplicate-argument -- soon\ndemo go speed:1 speed:2 sped:1\n",
              "Ignore `unknown-argument` here",
              "# asyncy-ls: ignore duplicate-argument, unknown-argument -- soon\ndemo go speed:1 speed:2 sped:1\n");
  check_action({.manifest = "commands:\n  go:\n    hepl: Goes.\n", .story = {}, .config = {}}, "Ignore `unknown-key` here",
               "commands:\n  go:\n    # asyncy-ls: ignore unknown-key\n    hepl: Goes.\n");
}

TEST_CASE("what makes a file unreadable is silenced in the whole file") {
  check_story("x = 1 ) 2\n", "Ignore `unexpected-text` in this file",
              "# asyncy-ls: ignore-file unexpected-text\nx = 1 ) 2\n");
  check_action({.manifest = "commands:\n  wait:\n    help: Waits, default: forever\n", .story = {}, .config = {}},
               "Ignore `yaml-syntax` in this file",
               "# asyncy-ls: ignore-file yaml-syntax\ncommands:\n  wait:\n    help: Waits, default: forever\n");
}

}  // namespace actions_test
