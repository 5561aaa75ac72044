// Comments that silence rules, and severities that the project gives them.
#include "core/rules/suppress.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/fix/fix.h"
#include "core/rules/options.h"
#include "core/rules/registry.h"
#include "core/text/severity_name.h"
#include "tests/support/example.h"

namespace suppress_test {

using namespace asyncy;
using Names = std::vector<std::string>;

namespace {

constexpr std::string_view kDemo =
    "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n";

/// `line:rule:severity` of the document at `index`; every fix is proven.
Names found_in(const text::Example& example, std::size_t index) {
  const auto opened = test::open_example(example);
  const auto& document = *opened.documents.at(index);
  const auto options = rules::options_for(opened.workspace, document.path);
  Names out;
  for (const auto& found : rules::run(opened.workspace, document, options)) {
    out.push_back(std::to_string(document.text.line_of(found.range.begin) + 1) + ':' + std::string(found.rule->name) + ':' +
                  std::string(text::name_of(found.severity)));
    fix::Trial trial(opened.workspace, document, options);
    for (const auto& fix : found.fixes) CHECK(fix::is_proven(trial, found, fix));
  }
  return out;
}

void check_story(std::string_view story, const Names& expected,
                 std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(found_in({.manifest = kDemo, .story = story, .config = {}}, 1) == expected);
}

void check_manifest(std::string_view manifest, const Names& expected,
                    std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(found_in({.manifest = manifest, .story = {}, .config = {}}, 0) == expected);
}

void check_levels(std::string_view config, std::string_view story, const Names& expected,
                  std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  CHECK(found_in({.manifest = kDemo, .story = story, .config = config}, 1) == expected);
}

}  // namespace

TEST_CASE("a comment silences its own line or the next one") {
  check_story("demo og  # asyncy-ls: ignore unknown-command -- comes later\n", {});
  check_story("# asyncy-ls: ignore unknown-command\ndemo og\n", {});
  check_story("# asyncy-ls: ignore unknown-command\n\n# why it is so\n### and\nso on ###\ndemo og\n", {});
  check_story("if true\n    # asyncy-ls: ignore unknown-command\n    demo og\n", {});
  check_story("#asyncy-ls:ignore unknown-command,unknown-argument\ndemo og\n", {"1:unused-suppression:information"});
  check_story("# asyncy-ls: ignore unknown-command\n# asyncy-ls: ignore unknown-service\ndemo og\n",
              {"2:unused-suppression:information"});
  check_story("demo og  # asyncy-ls: ignore unknown-command\ndemo og\n", {"2:unknown-command:error"});
  check_story("demo go speed:1 speed:2 sped:3  # asyncy-ls: ignore unknown-argument, duplicate-argument\n", {});
  check_story("### asyncy-ls: ignore unknown-command ###\ndemo og\n", {});
}

TEST_CASE("a comment silences the whole file") {
  check_story("demo og\n# asyncy-ls: ignore-file unknown-command -- written by a machine\ndemo og\n", {});
  check_story("demo og\ndemo go sped:1\nx = 1 ) 2\n# asyncy-ls: ignore-file\n", {});
  check_story("x = 1 ) 2\n# asyncy-ls: ignore-file unexpected-text\n", {});
  check_story("demo go\n# asyncy-ls: ignore-file\n", {"2:unused-suppression:information"});
  check_manifest(
      "commands:\n  wait:\n    help: Waits, default: forever\n# asyncy-ls: ignore-file yaml-syntax\n",
      {});
}

TEST_CASE("two comments silence the lines between them") {
  check_story("# asyncy-ls: ignore-start unknown-command -- old\ndemo og\ndemo og\n# asyncy-ls: ignore-end\ndemo og\n",
              {"5:unknown-command:error"});
  check_story("demo og  # asyncy-ls: ignore-start unknown-command\ndemo og  # asyncy-ls: ignore-end unknown-command\n", {});
  check_story("# asyncy-ls: ignore-start unknown-command\n# asyncy-ls: ignore-start unknown-argument\ndemo og\n"
              "# asyncy-ls: ignore-end\ndemo og\ndemo go sped:1\n# asyncy-ls: ignore-end\n",
              {"2:unused-suppression:information", "6:unknown-argument:error"});
  check_story("# asyncy-ls: ignore-start unknown-command\n# asyncy-ls: ignore-start unknown-argument\ndemo go sped:1\n"
              "# asyncy-ls: ignore-end unknown-command\ndemo og\ndemo go sped:1\n# asyncy-ls: ignore-end unknown-argument\n",
              {"1:unused-suppression:information", "5:unknown-command:error"});
  check_manifest("commands:\n  go:\n    # asyncy-ls: ignore-start unknown-key\n    hepl: Goes.\n    # asyncy-ls: ignore-end\n"
                 "    help: Goes.\n", {});
}

TEST_CASE("of two comments that belong together neither may be missing") {
  check_story("# asyncy-ls: ignore-start unknown-command\ndemo og\n",
              {"1:invalid-suppression:warning", "2:unknown-command:error"});
  check_story("demo og\n# asyncy-ls: ignore-end\n", {"1:unknown-command:error", "2:invalid-suppression:warning"});
  check_story("# asyncy-ls: ignore-start unknown-command\ndemo og\n# asyncy-ls: ignore-end unknown-argument\n",
              {"1:invalid-suppression:warning", "2:unknown-command:error", "3:invalid-suppression:warning"});
  check_story("# asyncy-ls: ignore-start\ndemo og\n# asyncy-ls: ignore-end\n",
              {"1:invalid-suppression:warning", "2:unknown-command:error"});
  check_story("# asyncy-ls: ignore-start unexpected-text\nx = 1 ) 2\n# asyncy-ls: ignore-end\n",
              {"1:invalid-suppression:warning", "2:unexpected-text:error"});
}

TEST_CASE("comments that silence nothing are told") {
  check_story("demo og  # asyncy-ls: ignore\n", {"1:unknown-command:error", "1:invalid-suppression:warning"});
  check_story("demo og  # asyncy-ls: ignore -- all of it\n", {"1:unknown-command:error", "1:invalid-suppression:warning"});
  check_story("demo og  # asyncy-ls: ignroe unknown-command\n",
              {"1:unknown-command:error", "1:invalid-suppression:warning"});
  check_story("demo og  # asyncy-ls: ignore unknown-comand\n",
              {"1:unknown-command:error", "1:invalid-suppression:warning"});
  check_story("x = 1 ) 2  # asyncy-ls: ignore unexpected-text\n",
              {"1:unexpected-text:error", "1:invalid-suppression:warning"});
  check_story("demo go\n# asyncy-ls: ignore unknown-command", {"2:unused-suppression:information"});
  check_story("demo go  # see asyncy-ls: ignore\n", {});
}

TEST_CASE("in YAML only comments silence") {
  check_manifest("commands:\n  go:\n    hepl: Goes.  # asyncy-ls: ignore unknown-key\n    help: Goes.\n", {});
  check_manifest("commands:\n  go:\n    # asyncy-ls: ignore unknown-key\n    hepl: Goes.\n    help: Goes.\n", {});
  check_manifest("commands:\n  go:\n    help: 'Write # asyncy-ls: ignore'\n", {});
  check_manifest("commands:\n  go:\n    help: \"a\n      # asyncy-ls: ignore\"\n", {});
  check_manifest("commands:\n  go:\n    help: |\n      # asyncy-ls: ignore\n      # asyncy-ls: ignore\n", {});
  check_manifest("commands:\n  go:\n    help: a#asyncy-ls: ignore\n", {"3:yaml-syntax:error"});
  check_manifest("commands:\n  go:\n    hepl: |  # asyncy-ls: ignore unknown-key\n      Goes.\n    help: Goes.\n", {});
}

TEST_CASE("a project gives its rules severities") {
  check_levels("rules:\n  unknown-command: warning\n", "demo og\n", {"1:unknown-command:warning"});
  check_levels("rules:\n  unknown-command: off\n", "demo og\n", {});
  check_levels("rules: {unknown-command: hint, duplicate-argument: error}\n", "demo og\ndemo go speed:1 speed:2\n",
               {"1:unknown-command:hint", "2:duplicate-argument:error"});
  check_levels("rules:\n  unexpected-text: off\n", "x = 1 ) 2\n", {});
  check_levels("rules:\n  unused-suppression: off\n", "demo go  # asyncy-ls: ignore unknown-command\n", {});
  // A service that nothing resembles is only a hint, and stays one.
  check_levels("rules:\n  unknown-service: error\n", "elsewhere go\n", {"1:unknown-service:hint"});
  check_levels("rules:\n  unknown-service: error\n", "dem go\n", {"1:unknown-service:error"});
}

TEST_CASE("a project gives rules severities in some of its files") {
  check_levels("rules: {unknown-command: warning}\noverrides:\n- files: ['*.story']\n  rules: {unknown-command: hint}\n",
               "demo og\n", {"1:unknown-command:hint"});
  check_levels("rules: {unknown-command: off}\noverrides:\n- files: [main.story]\n  rules: {unknown-command: error}\n",
               "demo og\n", {"1:unknown-command:error"});
  check_levels("overrides:\n- {files: [old/], rules: {unknown-command: off}}\n", "demo og\n", {"1:unknown-command:error"});
  check_levels("overrides:\n- {files: ['*'], rules: {unknown-command: off}}\n"
               "- {files: [main.story], rules: {unknown-command: warning}}\n", "demo og\n", {"1:unknown-command:warning"});
}

TEST_CASE("severities and rules that do not exist are told") {
  const auto config = [](std::string_view text) { return found_in({.manifest = {}, .story = {}, .config = text}, 0); };
  CHECK(config("rules:\n  unknown-comand: warning\n") == Names{"2:unknown-rule:error"});
  CHECK(config("rules:\n  unknown-command: warn\n") == Names{"2:invalid-setting:error"});
  CHECK(config("rules:\n  unknown-command: [warning]\n") == Names{"2:wrong-kind:error"});
  CHECK(config("rules:\n  unknown-command: off\n").empty());
  CHECK(config("overrides:\n- files: [a]\n  rules: {unknown-comand: off}\n") == Names{"3:unknown-rule:error"});
  CHECK(config("overrides:\n- files: [a]\n") == Names{"2:missing-key:error"});
  CHECK(config("overrides:\n- files: [a]\n  rules: {unknown-command: warn}\n") == Names{"3:invalid-setting:error"});
  CHECK(config("limits: {diagnostics: 0}\n") == Names{"1:invalid-setting:error"});
  CHECK(config("limits: {diagnostics: many}\n") == Names{"1:wrong-kind:error"});
  CHECK(config("limits: {diagnostics: 10, files: 20}\n").empty());
  CHECK(config("dialect: 2019\n") == Names{"1:invalid-setting:error"});
  CHECK(config("dialect: old\n") == Names{"1:invalid-setting:error"});
}

TEST_CASE("the command line goes before the client before the project") {
  const auto opened = test::open_example({.manifest = kDemo, .story = "demo go\n", .config = "dialect: 2018\n"});
  const auto dialect = [&](std::string_view path, const rules::Overrides& overrides) {
    return rules::options_for(opened.workspace, path, overrides).dialect;
  };
  using text::Dialect;
  CHECK(dialect("/elsewhere/main.story", {}) == Dialect::automatic);
  CHECK(dialect("/w/main.story", {}) == Dialect::y2018);
  CHECK(dialect("/w/main.story", {.client = Dialect::y2020}) == Dialect::y2020);
  CHECK(dialect("/w/main.story", {.command_line = Dialect::automatic, .client = Dialect::y2020}) == Dialect::automatic);
}

}  // namespace suppress_test
