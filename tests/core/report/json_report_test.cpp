// Findings for programs: the documented shape, columns in code points.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/report/report.h"
#include "tests/support/fixture.h"

namespace json_report_test {

using namespace asyncy;
using nlohmann::json;

namespace {

json written(const workspace::Workspace& workspace, const report::Options& options) {
  std::vector<report::Judged> judged;
  for (const auto& document : workspace.documents())
    judged.push_back({.document = document.get(), .diagnostics = test::judge(workspace, *document)});
  const std::string text = report::write_json(workspace, judged, options);
  CHECK(text.ends_with("}\n"));
  return json::parse(text);
}

}  // namespace

TEST_CASE("the JSON report has the documented shape") {
  const auto workspace = test::open_fixture(test::read_fixtures("# file: demo/asyncy.yml\n"
                                                                "commands:\n"
                                                                "  go:\n"
                                                                "    help: Goes.\n"
                                                                "    kwargs:\n"
                                                                "    - name: speed\n"
                                                                "      type: int\n"
                                                                "# file: main.story\n"
                                                                "demo go x:\"💡é\" speed:\"fast\"\n")
                                                .at(0));
  const json expected = {
      {"version", 1},
      {"files", 2},
      {"diagnostics",
       json::array(
           {{{"path", "main.story"},
             {"rule", "type-mismatch"},
             {"severity", "error"},
             {"message", "`speed` must be an `int`; found the text `fast`"},
             {"range", {{"start", {{"line", 1}, {"column", 22}}}, {"end", {{"line", 1}, {"column", 28}}}}},
             {"related",
              json::array(
                  {{{"path", "demo/asyncy.yml"},
                    {"message", "the type is declared here"},
                    {"range", {{"start", {{"line", 6}, {"column", 13}}}, {"end", {{"line", 6}, {"column", 16}}}}}}})},
             {"fixes", json::array()},
             {"fingerprint", "9a8d821aede23e3b"},
             {"reference", "E0115"}}})}};
  CHECK(written(workspace, {.base = "/w"}) == expected);
}

TEST_CASE("a related place without a path lies in the file of the finding") {
  const auto workspace = test::open_fixture(test::read_fixtures("# file: demo/asyncy.yml\nenv:\n  A:\nenv:\n  B:\n").at(0));
  const json diagnostic = written(workspace, {.base = "/elsewhere"}).at("diagnostics").at(0);
  CHECK(diagnostic.at("path") == "/w/demo/asyncy.yml");
  CHECK(diagnostic.at("related").at(0).at("path") == "/w/demo/asyncy.yml");
  CHECK_FALSE(diagnostic.contains("reference"));
}

TEST_CASE("bytes that are no UTF-8 do not break the JSON report") {
  const auto document = workspace::open("/w/demo/asyncy.yml", text::Text("k\xff\xfey: 1\ncommands:\n  \"\xc3\": [\n"),
                                        text::Language::manifest);
  const workspace::Workspace workspace({}, {document});
  CHECK_FALSE(written(workspace, {}).at("diagnostics").empty());
}

TEST_CASE("with nothing found the list is empty") {
  CHECK(json::parse(report::write_json({}, {}, {})) == json({{"version", 1}, {"files", 0}, {"diagnostics", json::array()}}));
}

}  // namespace json_report_test
