// Every format: a golden of findings that hold whatever formats must escape, and what each promises beyond its shape.
#include "core/report/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/report/meaning.h"
#include "core/rules/registry.h"
#include "core/rules/run.h"
#include "tests/support/fixture.h"
#include "tests/support/golden.h"

namespace formats_test {

using namespace asyncy;
using nlohmann::json;

namespace {

constexpr text::RuleInfo kRule{.name = "a-rule",
                               .severity = text::Severity::warning,
                               .language = text::Language::story,
                               .title = "A rule",
                               .why = "For tests.",
                               .bad = {},
                               .good = {}};

/// A story and a manifest whose names, texts and messages are as unpleasant as they may be.
struct Unpleasant {
  std::shared_ptr<const workspace::Document> story = workspace::open(
      "/w/a,b:100% <é>.story", text::Text("\t💡 = 'é'\r\ndemo go to:'<\"&>\x01'\r\nx = [1,\r\n2]\r\n"), text::Language::story);
  std::shared_ptr<const workspace::Document> manifest =
      workspace::open("/w/demo/asyncy.yml", text::Text("commands:\n  go:\n    help: Goes.\n"), text::Language::manifest);
  workspace::Workspace workspace{{}, {story, manifest}};
  std::vector<report::Judged> judged;

  Unpleasant() {
    text::Diagnostic error = text::diagnose(kRule, {24, 37}, "100% <wrong>\n& \"more\", they said: ::no\x01");
    error.severity = text::Severity::error;
    error.related = {{"/w/demo/asyncy.yml", {12, 14}, "declared <here>"}, {"", {1, 5}, "and here"}, {"/w/gone", {0, 1}, "no"}};
    error.fixes = {{.title = "Change to `x`", .edits = {{{28, 30}, "in"}, {{31, 36}, "'x'"}}},
                   {.title = "Remove it", .edits = {{{24, 37}, ""}}, .preferred = false}};
    text::Diagnostic over_lines = text::diagnose(kRule, {44, 51}, "goes over lines");
    text::Diagnostic hint = text::diagnose(kRule, {12, 14}, "mild");
    hint.severity = text::Severity::hint;
    judged = {{.document = story.get(), .diagnostics = {error, over_lines, text::diagnose(kRule, {55, 55}, "at the end")}},
              {.document = manifest.get(), .diagnostics = {hint}}};
  }

  [[nodiscard]] std::string written(const report::Format& format) const {
    return format.write(workspace, judged, {.base = "/w"});
  }
};

std::vector<std::string> marks(std::string_view source, const std::string& shown = "main.story") {
  const auto story = workspace::open("/w/main.story", text::Text(std::string(source)), text::Language::story);
  const auto manifest = workspace::open(
      "/w/demo/asyncy.yml", text::Text("commands:\n  go:\n    help: Goes.\n    args:\n    - name: to\n      enum: [home]\n"),
      text::Language::manifest);
  const workspace::Workspace workspace({{.path = "/w", .config = {}}}, {story, manifest});
  return report::fingerprints(workspace, *story, shown, rules::run(workspace, *story, {}));
}

}  // namespace

TEST_CASE("every format of reports has a golden") {
  const Unpleasant unpleasant;
  for (const report::Format& format : report::kFormats) {
    std::string text = unpleasant.written(format);
    if (format.name == "sarif") {
      json report = json::parse(text);
      report["runs"][0]["tool"]["driver"].erase("semanticVersion");
      report["runs"][0]["tool"]["driver"]["rules"] = json::array();
      text = report.dump(2) + '\n';
    }
    test::check_golden("report." + std::string(format.name), text);
  }
}

TEST_CASE("every format says nothing of nothing in its own way") {
  for (const report::Format& format : report::kFormats) {
    INFO(format.name);
    const std::string text = format.write({}, {}, {});
    if (format.name == "json" || format.name == "sarif" || format.name == "gitlab" || format.name == "rdjson")
      CHECK_FALSE(json::parse(text).is_null());
    else if (format.name == "junit" || format.name == "checkstyle")
      CHECK(text.starts_with("<?xml"));
    else
      CHECK(text == (format.name == "text" ? "Nothing to say about 0 files.\n" : ""));
  }
}

TEST_CASE("formats are found by their names") {
  for (const report::Format& format : report::kFormats) CHECK(report::find_format(format.name) == &format);
  CHECK(report::find_format("xml") == nullptr);
  CHECK(report::find_format("") == nullptr);
}

TEST_CASE("SARIF describes every rule, and each result points to its own") {
  const Unpleasant unpleasant;
  const auto story = workspace::open("/w/main.story", text::Text("x = [\n"), text::Language::story);
  const workspace::Workspace workspace({}, {story});
  const std::vector<report::Judged> judged = {{story.get(), rules::run(workspace, *story, {})}};
  const json run = json::parse(report::write_sarif(workspace, judged, {.base = "/w"})).at("runs").at(0);
  const json& rules = run.at("tool").at("driver").at("rules");
  CHECK(rules.size() == rules::all_rules().size());
  REQUIRE_FALSE(run.at("results").empty());
  for (const json& result : run.at("results"))
    CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
}

TEST_CASE("a fingerprint stays when its line moves, and differs where the mistake does") {
  const auto before = marks("demo go to:'away'\n");
  REQUIRE(before.size() == 1);
  CHECK(before == marks("# a comment\n\nx = 1\nif x\n    demo  go   to:'away'\n"));
  CHECK(before != marks("demo go to:'far'\n"));
  CHECK(before != marks("demo go to:'away'\n", "other.story"));
  const auto twice = marks("demo go to:'away'\ndemo go to:'away'\n");
  REQUIRE(twice.size() == 2);
  CHECK(twice[0] == before[0]);
  CHECK(twice[1] != before[0]);
}

TEST_CASE("a meaning names the service, command, argument and value of a story, and the keys of a manifest") {
  const auto story = workspace::open("/w/main.story", text::Text("a = (demo go to:'a  b')\ndemo og\nwhat = [\n"),
                                     text::Language::story);
  const auto manifest = workspace::open(
      "/w/demo/asyncy.yml", text::Text("commands:\n  go:\n    args:\n    - name: to\n      enum: [home]\n      hepl: x\n"),
      text::Language::manifest);
  const workspace::Workspace workspace({{.path = "/w", .config = {}}}, {story, manifest});
  const auto meanings = [&](const workspace::Document& document) {
    const report::Meanings all(workspace, document);
    std::vector<report::Meaning> out;
    for (const text::Diagnostic& each : rules::run(workspace, document, {})) out.push_back(all.of(each));
    return out;
  };
  const auto of_story = meanings(*story);
  REQUIRE(of_story.size() == 3);
  CHECK((of_story[0] == report::Meaning{"enum-mismatch", "demo", "go", "to", "'a b'"}));
  CHECK((of_story[1] == report::Meaning{"unknown-command", "demo", "", "", "og"}));
  CHECK(of_story[2].service.empty());
  const auto of_manifest = meanings(*manifest);
  const auto key = std::find_if(of_manifest.begin(), of_manifest.end(), [](const auto& each) { return each.rule == "unknown-key"; });
  REQUIRE(key != of_manifest.end());
  CHECK((*key == report::Meaning{"unknown-key", "demo", "commands.go.args.hepl", "", "hepl"}));
}

TEST_CASE("findings that one declaration explains stand under one heading") {
  const auto fixtures = test::read_fixtures(
      "# file: demo/asyncy.yml\ncommands:\n  go:\n    help: Goes.\n    args:\n    - name: to\n      enum: [home]\n"
      "# file: a.story\ndemo go to:'away'\ndemo go to:'far'\nslack send\n# file: b.story\ndemo go to:'away'\n");
  const auto workspace = test::open_fixture(fixtures.at(0));
  std::vector<report::Judged> judged;
  for (const auto& document : workspace.documents())
    judged.push_back({.document = document.get(), .diagnostics = test::judge(workspace, *document)});
  test::check_golden("report.causes", report::write_text(workspace, judged, {.base = "/w", .grouping = report::Grouping::cause}));
  // The order stays, and those of one cause say so.
  using nlohmann::json;
  std::vector<std::string> causes;
  const json by_cause = json::parse(report::write_json(workspace, judged, {.base = "/w", .grouping = report::Grouping::cause}));
  for (const json& each : by_cause.at("diagnostics")) causes.push_back(each.at("cause").get<std::string>());
  REQUIRE(causes.size() == 4);
  CHECK(causes[0] == causes[1]);
  CHECK(causes[0] == causes[3]);
  CHECK(causes[0] != causes[2]);
  const json sarif = json::parse(report::write_sarif(workspace, judged, {.base = "/w", .grouping = report::Grouping::cause}));
  const json& results = sarif.at("runs").at(0).at("results");
  for (std::size_t i = 0; i < causes.size(); ++i) CHECK(results.at(i).at("properties").at("cause").get<std::string>() == causes[i]);
  CHECK_FALSE(json::parse(report::write_json(workspace, judged, {.base = "/w"})).at("diagnostics").at(0).contains("cause"));
  CHECK(report::write_statistics(judged) == "3  enum-mismatch\n1  unknown-service\n");
  CHECK(report::write_statistics({}).empty());
}

TEST_CASE("on a terminal that knows links a place leads to its file") {
  const Unpleasant unpleasant;
  const std::string text = report::write_text(unpleasant.workspace, unpleasant.judged, {.base = "/w", .hyperlinks = true});
  CHECK(text.find("\x1b]8;;file:///w/a,b%3A100%25%20%3C%C3%A9%3E.story\x1b\\a,b:100% <é>.story:2:11\x1b]8;;\x1b\\: error") !=
        std::string::npos);
}

}  // namespace formats_test
