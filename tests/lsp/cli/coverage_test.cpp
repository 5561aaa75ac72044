// How far stories use what manifests declare.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/host/files.h"
#include "tests/support/golden.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace coverage_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

Ran run(const TempDir& folder, std::vector<std::string> words) {
  words.insert(words.begin(), "coverage");
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

void write_project(const TempDir& folder) {
  folder.write("demo/asyncy.yml",
               "commands:\n"
               "  go:\n    help: Goes.\n    args:\n    - name: to\n      enum: [home, work, 'a|b <c>']\n"
               "    kwargs:\n    - name: speed\n    - name: mode\n      enum: [fast, slow]\n      default: slow\n    - name: by\n      enum: [car, foot]\n"
               "  wait:\n    help: Waits.\n"
               "    events:\n      bell:\n        help: Rings.\n        arguments:\n          loud:\n            type: boolean\n"
               "  stop:\n    help: Stops.\n    args:\n    - name: now\n");
  folder.write("a.story", "demo go 'home' --speed 3\ndemo go 'home' --speed 3 --mode fast --by car\nx = 'foot'\ndemo go x --by \"{x}\"\n");
  folder.write("b.story", "when demo wait bell loud: true as b\n    log info msg: b\n");
  folder.write("README.md", "```story\ndemo go 'work'\n```\n");
}

}  // namespace

TEST_CASE("coverage tells what nobody uses, and what is always the same") {
  const TempDir folder;
  write_project(folder);
  const Ran ran = run(folder, {});
  CHECK(ran.err.empty());
  CHECK(ran.status == 0);
  test::check_golden("coverage.text", ran.out);
  test::check_golden("coverage.markdown", run(folder, {"--format", "markdown"}).out);
  test::check_golden("coverage.json", run(folder, {"--format", "json"}).out);
  const json report = json::parse(run(folder, {"--format", "json"}).out);
  const json& go = report.at("services").at(0).at("commands").at(0);
  CHECK(go.at("calls") == 4);
  CHECK(go.at("callers").at(0).at("path") == "README.md");
  const json& to = go.at("arguments").at(0);
  CHECK(to.at("constant").is_null());
  // `x` may be anything.
  CHECK(to.at("values").at(2).at("used").is_null());
  const json& mode = go.at("arguments").at(2);
  CHECK(mode.at("calls") == 1);
  CHECK(mode.at("values").at(1).at("calls") == 3);  // the default of the calls that pass none
  CHECK(go.at("arguments").at(1).at("constant") == "3");
}

TEST_CASE("coverage fails under a share, and says so") {
  const TempDir folder;
  write_project(folder);
  CHECK(run(folder, {"--fail-under", "10"}).status == 0);
  const Ran ran = run(folder, {"--fail-under", "99.5"});
  CHECK(ran.status == 1);
  CHECK(ran.err.find("less than the 99.5 % of --fail-under") != std::string::npos);
  CHECK(run(folder, {"--fail-under", "all"}).status == 2);
  CHECK(run(folder, {"--fail-under", "101"}).status == 2);
  // Nothing that is declared is not used.
  const TempDir empty;
  empty.write("a.story", "x = 1\n");
  CHECK(run(empty, {"--fail-under", "100"}).status == 0);
}

TEST_CASE("coverage writes a page that needs nothing else") {
  const TempDir folder;
  write_project(folder);
  const Ran ran = run(folder, {"--format", "html", "--output", "page.html"});
  CHECK(ran.status == 0);
  CHECK(ran.out.empty());
  const std::string page = host::read_file(folder.path() / "page.html").value();
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.find("a|b &lt;c&gt;") != std::string::npos);
  CHECK(page.find("never called") != std::string::npos);
  for (const char* outside : {"http://", "https://", "<script", "src=", "@import", "url("}) CHECK(page.find(outside) == std::string::npos);
  // Every element that is opened is closed.
  for (const std::string name : {"section", "details", "table", "tr", "td", "span", "div", "code", "ul", "li"}) {
    const auto count = [&](const std::string& text) {
      std::size_t n = 0;
      for (auto at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++n;
      return n;
    };
    INFO(name);
    CHECK(count('<' + name + '>') + count('<' + name + ' ') == count("</" + name + '>'));
  }
  CHECK(run(folder, {"--format", "html", "--output", "no/such/page.html"}).status == 2);
}

}  // namespace coverage_test
