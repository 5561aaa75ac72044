// Findings for people: the line, the caret below the right column, and nothing that commands a terminal.
#include <catch2/catch.hpp>

#include "core/report/place.h"
#include "core/report/report.h"
#include "core/text/utf.h"
#include "tests/support/fixture.h"

namespace text_report_test {

using namespace asyncy;

namespace {

constexpr text::RuleInfo kRule{.name = "a-rule",
                               .severity = text::Severity::warning,
                               .language = text::Language::story,
                               .title = "A rule",
                               .why = "For tests.",
                               .bad = {},
                               .good = {}};

struct Finding {
  std::string source;
  text::Range range;
  std::string message = "wrong";
  std::vector<text::Related> related = {};
};

std::string written(const Finding& finding, report::Options options = {.base = "/w"}) {
  const auto document = workspace::open("/w/main.story", text::Text(finding.source), text::Language::story);
  const workspace::Workspace workspace({}, {document});
  text::Diagnostic diagnostic = text::diagnose(kRule, finding.range, finding.message);
  diagnostic.related = finding.related;
  const std::vector<report::Judged> judged = {{.document = document.get(), .diagnostics = {diagnostic}}};
  return report::write_text(workspace, judged, options);
}

const std::string kSummary = "\n1 warning in 1 of 1 file.\n";

}  // namespace

TEST_CASE("a finding stands below its line") {
  CHECK(written({"demo go\ndemo og\n", {13, 15}}) ==
        "main.story:2:6: warning: wrong [a-rule]\n"
        " 2 │ demo og\n"
        "   │      ^^\n" +
            kSummary);
}

TEST_CASE("an empty range has one caret, also at the end") {
  CHECK(written({"demo go", {7, 7}}) ==
        "main.story:1:8: warning: wrong [a-rule]\n"
        " 1 │ demo go\n"
        "   │        ^\n" +
            kSummary);
  CHECK(written({"", {0, 0}}) == "main.story:1:1: warning: wrong [a-rule]\n 1 │ \n   │ ^\n" + kSummary);
}

TEST_CASE("of a range over lines the first is underlined") {
  CHECK(written({"a = [1,\r\n2]\r\n", {4, 11}}) ==
        "main.story:1:5: warning: wrong [a-rule]\n"
        " 1 │ a = [1,\n"
        "   │     ^^^\n" +
            kSummary);
}

TEST_CASE("tabs take four columns, wide characters two, marks none") {
  CHECK(written({"\tgo x", {4, 5}}) ==
        "main.story:1:5: warning: wrong [a-rule]\n 1 │     go x\n   │        ^\n" + kSummary);
  CHECK(written({"\"💡\" go", {7, 9}}) ==
        "main.story:1:5: warning: wrong [a-rule]\n 1 │ \"💡\" go\n   │      ^^\n" + kSummary);
  CHECK(written({"漢字 go", {0, 6}}) == "main.story:1:1: warning: wrong [a-rule]\n 1 │ 漢字 go\n   │ ^^^^\n" + kSummary);
  CHECK(written({"e\u0301 go", {4, 6}}) ==
        "main.story:1:4: warning: wrong [a-rule]\n 1 │ e\u0301 go\n   │   ^^\n" + kSummary);
}

TEST_CASE("nothing in a source, a message or a path commands the terminal") {
  const std::string said = written({"x \x1b[31m \x07 \x7f \xc2\x9b 2J",
                                    {2, 3},
                                    "found \x1b]0;title\x07\r\nand more",
                                    {{.path = {}, .range = {0, 1}, .message = "here \x1b[2J"}}});
  CHECK(said ==
        "main.story:1:3: warning: found  ]0;title   and more [a-rule]\n"
        " 1 │ x  [31m       2J\n"
        "   │   ^\n"
        "  → main.story:1:1: here  [2J\n" +
            kSummary);
  CHECK(report::printable("a\x1b"
                          "b\xff"
                          "c\xc2\x85"
                          "d") ==
        "a b\uFFFD"
        "c d");
}

TEST_CASE("of a very long line a window around the finding is shown") {
  const std::string x(500'000, 'x');
  const std::string said = written({x + "HERE" + x, {500'000, 500'004}});
  CHECK(said.size() < 1'000);
  CHECK(said.starts_with("main.story:1:500001: warning: wrong [a-rule]\n 1 │ …xxx"));
  const std::size_t line = said.find(" 1 │ ");
  const std::size_t carets = said.find("\n   │ ") + 1;
  const std::string shown = said.substr(line, carets - 1 - line);
  const std::string below = said.substr(carets, said.find('\n', carets) - carets);
  CHECK(text::count_code_points(shown.substr(0, shown.find("HERE"))) ==
        text::count_code_points(below.substr(0, below.find('^'))));
  CHECK(below.ends_with(" ^^^^"));
  CHECK(shown.ends_with("x…"));
}

TEST_CASE("the window is cut between characters") {
  for (std::size_t shift = 0; shift < 5; ++shift) {
    std::string source(shift, 'x');
    for (int i = 0; i < 200; ++i) source += "é💡";
    const auto at = static_cast<text::Offset>(shift + 600);
    CHECK(written({source, {at, at + 2}}).find("\uFFFD") == std::string::npos);
  }
}

TEST_CASE("colours are escape sequences around the parts") {
  const std::string said = written({"demo og\n", {5, 7}}, {.base = "/w", .colour = true});
  CHECK(said.starts_with("\x1b[1mmain.story:1:6\x1b[0m: \x1b[1;33mwarning\x1b[0m: wrong \x1b[2m[a-rule]\x1b[0m\n"));
  CHECK(said.find("\x1b[1;33m^^\x1b[0m\n") != std::string::npos);
}

TEST_CASE("paths outside the base are written whole") {
  CHECK(written({"demo og\n", {5, 7}}, {.base = "/other"}).starts_with("/w/main.story:1:6: "));
  CHECK(written({"demo og\n", {5, 7}}, {.base = "/"}).starts_with("w/main.story:1:6: "));
  CHECK(written({"demo og\n", {5, 7}}, {.base = {}}).starts_with("/w/main.story:1:6: "));
}

TEST_CASE("with nothing found the report says so") {
  const workspace::Workspace workspace;
  CHECK(report::write_text(workspace, {}, {}) == "Nothing to say about 0 files.\n");
}

}  // namespace text_report_test
