// Edits in memory, and the fixes of every rule: each must remove its diagnostic and bring nothing as bad.
#include "core/fix/fix.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <source_location>

#include "core/rules/registry.h"
#include "tests/support/corpus.h"
#include "tests/support/example.h"

namespace fix_test {

using namespace asyncy;
using text::Edit;
using text::Example;

namespace {

/// Proves every fix of every diagnostic of `document`; tells which rules offered one.
std::set<std::string> prove_all(const workspace::Workspace& workspace, const workspace::Document& document,
                                rules::Options options = {}) {
  std::set<std::string> mended;
  for (const auto& found : rules::run(workspace, document, options))
    for (const text::Fix& fix : found.fixes) {
      INFO(document.path << '\n'
                         << document.text.view() << '\n'
                         << found.rule->name << ": " << found.message << '\n'
                         << fix.title);
      const auto changed = fix::apply(document.text.view(), fix.edits);
      REQUIRE(changed);
      INFO("becomes\n" << *changed);
      CHECK_FALSE(fix.title.empty());
      fix::Trial trial(workspace, document, options);
      CHECK(fix::is_proven(trial, found, fix));
      mended.emplace(found.rule->name);
    }
  return mended;
}

/// The first fix of the first diagnostic that has any, applied.
void check_mend(const Example& example, std::string_view expected,
                std::source_location where = std::source_location::current()) {
  INFO("line " << where.line());
  const auto opened = test::open_example(example);
  std::size_t with_fix = 0;
  for (const auto* document : opened.documents) {
    prove_all(opened.workspace, *document);
    for (const auto& found : rules::run(opened.workspace, *document, {})) {
      if (found.fixes.empty() || with_fix++ > 0) continue;
      CHECK(fix::apply(document->text.view(), found.fixes.front().edits).value_or("") == expected);
    }
  }
  CHECK(with_fix > 0);
}

void check_manifest(std::string_view manifest, std::string_view expected,
                    std::source_location where = std::source_location::current()) {
  check_mend({.manifest = manifest, .story = {}, .config = {}}, expected, where);
}

constexpr std::string_view kDemo =
    "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      required: true\n    - name: how\n      enum: "
    "[fast, slow]\n"
    "    kwargs:\n    - name: speed\n      type: int\n      required: true\n    - name: mode\n      enum: [this, that]\n"
    "    additional_args: false\n    additional_kwargs: false\n  run:\n    help: Runs.\n    kwargs:\n    - speed\n    - "
    "name: level\n"
    "      type: int\n      enum: [1, 2]\n";

void check_story(std::string_view story, std::string_view expected,
                 std::source_location where = std::source_location::current()) {
  check_mend({.manifest = kDemo, .story = story, .config = {}}, expected, where);
}

}  // namespace

TEST_CASE("edits are applied in the order of the text") {
  CHECK(fix::apply("abc", {}) == "abc");
  CHECK(fix::apply("abc", std::vector<Edit>{{{2, 3}, "C"}, {{0, 1}, "A"}}) == "AbC");
  CHECK(fix::apply("abc", std::vector<Edit>{{{1, 1}, "1"}, {{1, 1}, "2"}}) == "a12bc");
  CHECK(fix::apply("", std::vector<Edit>{{{0, 0}, "x"}}) == "x");
  CHECK_FALSE(fix::apply("abc", std::vector<Edit>{{{0, 2}, "x"}, {{1, 3}, "y"}}));
  CHECK_FALSE(fix::apply("abc", std::vector<Edit>{{{2, 4}, "x"}}));
  CHECK_FALSE(fix::apply("abc", std::vector<Edit>{{{2, 1}, "x"}}));
}

TEST_CASE("a fix is proven only when it mends and breaks nothing") {
  const auto opened = test::open_example({.manifest = kDemo, .story = "demo run sped:1 level:3\n", .config = {}});
  const auto& story = *opened.documents.at(1);
  const auto found = rules::run(opened.workspace, story, {});
  REQUIRE(found.size() == 2);
  const auto& sped = found.at(0);
  fix::Trial trial(opened.workspace, story, {});
  const auto proven = [&](std::vector<Edit> edits) {
    return fix::is_proven(trial, sped, {.title = "x", .edits = std::move(edits)});
  };
  CHECK(proven({{{9, 13}, "speed"}}));
  CHECK_FALSE(proven({}));
  CHECK_FALSE(proven({{{9, 13}, "spee"}}));                    // as wrong as before
  CHECK_FALSE(proven({{{9, 13}, "speed"}, {{10, 11}, "x"}}));  // cannot be applied
  CHECK_FALSE(proven({{{9, 15}, "speed:1 level:5"}}));         // mended, but a new error
  CHECK_FALSE(proven({{{0, 15}, "dmeo run"}}));                // mended by breaking the call
  // What stands behind the edit moves with it.
  CHECK(proven({{{0, 0}, "# first\n"}, {{9, 13}, "speed"}}));
  text::Diagnostic other = sped;
  other.message = "never said";
  CHECK_FALSE(fix::is_proven(trial, other, {.title = "x", .edits = {{{9, 13}, "speed"}}}));
}

TEST_CASE("the fixes of the rules' own examples are proven") {
  std::set<std::string> mended;
  for (const text::RuleInfo* rule : rules::all_rules()) {
    const auto opened = test::open_example(rule->bad);
    for (const auto* document : opened.documents)
      mended.merge(prove_all(opened.workspace, *document, {.dialect = test::dialect_of(*rule)}));
  }
  for (const std::string name :
       {"backtick-path", "call-without-parentheses", "catch-output", "collection-comma", "comma-between-arguments",
        "default-mismatch", "double-braces", "duplicate-argument", "enum-mismatch", "flag-argument", "header-colon",
        "missing-argument", "old-mutation", "old-operator", "not-a-type", "old-statement", "output-without-block", "pattern-slashes",
        "regex-flags", "single-quotes", "tab", "template-code", "too-many-arguments", "too-many-outputs", "unbalanced-brace",
        "unknown-argument", "unknown-command", "unknown-service", "unquoted-value", "unused-anchor"}) {
    INFO(name);
    CHECK(mended.contains(name));
  }
}

TEST_CASE("calls are mended in their own style") {
  check_story("dmo run\n", "demo run\n");
  check_story("dmo run\ndmo run speed:1\n", "demo run\ndemo run speed:1\n");
  check_story("demo rum\n", "demo run\n");
  check_story("demo go 'home' speed:1 mdoe:'this'\n", "demo go 'home' speed:1 mode:'this'\n");
  check_story("demo go 'home' --speed 1 --mdoe this\n", "demo go 'home' --speed 1 --mode this\n");
  check_story("demo go 'home' --speed=1 --mdoe='this'\n", "demo go 'home' --speed=1 --mode='this'\n");
  check_story("mdoe = 'this'\ndemo go 'home' speed:1 :mdoe\n", "mdoe = 'this'\ndemo go 'home' speed:1 mode:mdoe\n");
  check_story("demo go 'home' speed:1 colour:'red'\n", "demo go 'home' speed:1\n");
  check_story("demo go 'home' speed:1 mode:'thas'\n", "demo go 'home' speed:1 mode:'that'\n");
  check_story("demo go 'home' speed:1 mode:\"thas\"\n", "demo go 'home' speed:1 mode:\"that\"\n");
  check_story("demo run level:3\n", "demo run level:1\n");
  check_story("demo go 'home' speed:1 mode:that\n", "demo go 'home' speed:1 mode:\"that\"\n");
  check_story("demo go 'home' 'fast' 'now' 'really' speed:1\n", "demo go 'home' 'fast' speed:1\n");
  check_story("demo run speed:1 speed:2\n", "demo run speed:1\n");
  check_story("demo run --speed 1 --speed 2 level:1\n", "demo run --speed 1 level:1\n");
}

TEST_CASE("what is missing is passed as the call passes its arguments") {
  check_story("demo go\n", "demo go \"\" speed:0\n");
  check_story("demo go speed:1\n", "demo go speed:1 where:\"\"\n");
  check_story("demo go 'home'\n", "demo go 'home' speed:0\n");
  check_story("demo go 'home' --mode 'this'\n", "demo go 'home' --mode 'this' --speed 0\n");
  check_story("demo run --speed 1\ndemo go\n", "demo run --speed 1\ndemo go \"\" --speed 0\n");
  check_story("x = demo go 'home' as y  # now\n", "x = demo go 'home' speed:0 as y  # now\n");
}

TEST_CASE("manifests are mended where the mend is obvious") {
  check_manifest("commands:\n  go:\n    hepl: Goes.\n", "commands:\n  go:\n    help: Goes.\n");
  check_manifest("commands:\n  go:\n    \"desc\": Goes.\n", "commands:\n  go:\n    help: Goes.\n");
  check_manifest("commands:\n  go:\n    help: Goes.\n    args:\n    - name: a\n      optional: yes\n",
                 "commands:\n  go:\n    help: Goes.\n    args:\n    - name: a\n      required: false\n");
  check_manifest("commands:\n  go:\n    help: Goes.\n    args:\n    - name: a\n      required: \"true\"\n",
                 "commands:\n  go:\n    help: Goes.\n    args:\n    - name: a\n      required: true\n");
  check_manifest("ports: ['8080']\n", "ports: [8080]\n");
  check_manifest("commands:\n  go:\n    help: Goes.\n    help: Runs.  # and more\n  run:\n    help: Runs.\n",
                 "commands:\n  go:\n    help: Goes.\n  run:\n    help: Runs.\n");
  check_manifest("commands:\n  go: {help: Goes., help: Runs.}\n", "commands:\n  go: {help: Goes.}\n");
  check_manifest("commands:\n  go:\n    help: Goes.\n    args:\n    - foo: string\n",
                 "commands:\n  go:\n    help: Goes.\n    args:\n    - foo:string\n");
  check_manifest("commands:\n  go:\n    help: Goes.\n    args:\n    - foo:\n",
                 "commands:\n  go:\n    help: Goes.\n    args:\n    - foo\n");
  check_manifest(
      "commands:\n  go:\n    help: Goes.\n  result:\n    type: json\n    help: It.\n  run:\n    help: Runs.\n",
      "commands:\n  go:\n    help: Goes.\n    result:\n      type: json\n      help: It.\n  run:\n    help: Runs.\n");
  check_manifest(
      "commands:\n  go:\n    help: Goes.\n  result:\n    type: json\n  run:\n    help: Runs.\n  result:\n    type: int\n",
      "commands:\n  go:\n    help: Goes.\n    result:\n      type: json\n  run:\n    help: Runs.\n    result:\n      type: "
      "int\n");
  check_manifest("volume: no\ncommands:\n  go:\n    help: Goes.\n", "commands:\n  go:\n    help: Goes.\n");
  check_manifest("env:\n  KEY:\n    type: int\n    default: '5'\n", "env:\n  KEY:\n    type: int\n    default: 5\n");
  check_manifest("env:\n  KEY:\n    type: int\n    default: 0.5\n", "env:\n  KEY:\n    type: float\n    default: 0.5\n");
  check_manifest("env:\n  KEY:\n    pattern: '/^a$/'\n", "env:\n  KEY:\n    pattern: '^a$'\n");
  check_manifest("env:\n  KEY:\n    pattern: /^a$/\n", "env:\n  KEY:\n    pattern: '^a$'\n");
  check_manifest("commands:\n  go:\n    help: &text Goes.\n", "commands:\n  go:\n    help: Goes.\n");
  check_mend({.manifest = {}, .story = {}, .config = "exclud:\n- old/\n"}, "exclude:\n- old/\n");
}

TEST_CASE("YAML is mended where the mend is obvious") {
  check_manifest("commands:\n  wait:\n    help: Waits, default: forever\n",
                 "commands:\n  wait:\n    help: 'Waits, default: forever'\n");
  check_manifest("commands:\n  wait:\n    help: It's long: very  # yes\n",
                 "commands:\n  wait:\n    help: 'It''s long: very'  # yes\n");
  check_manifest("commands:\n  wait:\n    help: `code`\n", "commands:\n  wait:\n    help: '`code`'\n");
  check_manifest("commands:\n  wait:\n    help: @someone\n", "commands:\n  wait:\n    help: '@someone'\n");
  check_manifest("commands:\n  wait:\n    help: \"Waits\n  go:\n    help: Goes.\n",
                 "commands:\n  wait:\n    help: \"Waits\"\n  go:\n    help: Goes.\n");
  check_manifest("commands:\n  wait:\n    help: [a] and b\n", "commands:\n  wait:\n    help: '[a] and b'\n");
  check_manifest("env:\n  KEY:\n    pattern: \"^\\d+$\"\n", "env:\n  KEY:\n    pattern: '^\\d+$'\n");
  check_manifest("env:\n  KEY:\n    pattern: \"\\tit's \\d\"\n", "env:\n  KEY:\n    pattern: \"\\tit's \\\\d\"\n");
  check_manifest("env:\n  KEY:\n    pattern: \"it's \\d\"\n", "env:\n  KEY:\n    pattern: 'it''s \\d'\n");
  check_manifest("commands:\n\twait:\n\t\thelp: Waits.\n", "commands:\n  wait:\n    help: Waits.\n");
  check_manifest("commands:\n  wait:\n\thelp: Waits.\n", "commands:\n  wait:\n    help: Waits.\n");
}

TEST_CASE("the fixes for the tour's mistakes are proven") {
  const auto root = test::project_root() / "editors" / "tour";
  std::vector<std::shared_ptr<const workspace::Document>> documents;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string path = entry.path().string();
    if (path.ends_with("/asyncy.yml") || path.ends_with(".story"))
      documents.push_back(workspace::open(path, text::Text(test::read_file(entry.path())), workspace::language_of(path)));
  }
  const workspace::Workspace workspace({{.path = root.string(), .config = {}}}, documents);
  std::set<std::string> mended;
  for (const auto& document : documents) mended.merge(prove_all(workspace, *document));
  CHECK(mended.contains("unknown-argument"));
}

TEST_CASE("the fixes for real manifests are proven") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  std::size_t fixes = 0;
  for (const std::string& text : test::corpus_texts(*corpus).manifests) {
    const auto opened = test::open_example({.manifest = text, .story = {}, .config = {}});
    for (const auto* document : opened.documents) fixes += prove_all(opened.workspace, *document).size();
  }
  CHECK(fixes > 0);
}

}  // namespace fix_test
