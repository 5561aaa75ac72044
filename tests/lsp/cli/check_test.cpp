// `asyncy-ls check` as people and pipelines run it.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text/utf.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace check_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

constexpr std::string_view kManifest =
    "commands:\n  go:\n    help: Goes.\n    args:\n    - name: where\n      enum: [home]\n";

Ran check(const TempDir& folder, std::vector<std::string> words) {
  words.insert(words.begin(), "check");
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

/// `path:line rule` of every finding, in the order of the report.
std::vector<std::string> found(const TempDir& folder, std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  const Ran ran = check(folder, words);
  INFO(ran.err);
  std::vector<std::string> out;
  const json report = json::parse(ran.out);
  for (const json& each : report.at("diagnostics"))
    out.push_back(each.at("path").get<std::string>() + ':' +
                  std::to_string(each.at("range").at("start").at("line").get<int>()) + ' ' +
                  each.at("rule").get<std::string>());
  return out;
}

using Found = std::vector<std::string>;

/// An error, a warning, an information and a hint, each in a manifest of its own.
void write_one_of_each(const TempDir& folder) {
  folder.write("error/asyncy.yml", "cap: chown\n");
  folder.write("warning/asyncy.yml", "volume: true\n");
  folder.write("information/asyncy.yml", "env:\n  A:\n    pattern: '^(?P<a>b)$'\n");
  folder.write("hint/asyncy.yml", "commands:\n  go:\n");
}

}  // namespace

TEST_CASE("check ends with 0 when there is nothing to say") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("main.story", "demo go 'home'\n");
  const Ran ran = check(folder, {});
  CHECK(ran.status == 0);
  CHECK(ran.out == "Nothing to say about 2 files.\n");
  CHECK(ran.err.empty());
}

TEST_CASE("check ends with 1 for findings, and shows them as text") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("main.story", "demo go 'hoem'\n");
  const Ran ran = check(folder, {});
  CHECK(ran.status == 1);
  CHECK(ran.err.empty());
  CHECK(ran.out ==
        "main.story:1:9: error: `hoem` is not one of `home`; did you mean `home`? [enum-mismatch]\n"
        " 1 │ demo go 'hoem'\n"
        "   │         ^^^^^^\n"
        "  → demo/asyncy.yml:6:13: the values of `where` are listed here\n"
        "\n"
        "1 error in 1 of 2 files.\n");
}

TEST_CASE("option --fail-on says which findings end with 1") {
  const TempDir folder;
  write_one_of_each(folder);
  const std::map<std::string, int> least = {{"error", 0}, {"warning", 1}, {"information", 2}, {"hint", 3}};
  for (const auto& [file, rank] : least) {
    for (const auto& [level, fails_at] : least) {
      INFO(file << " with --fail-on " << level);
      CHECK(check(folder, {file, "--fail-on", level}).status == (rank <= fails_at ? 1 : 0));
    }
    INFO(file);
    CHECK(check(folder, {file, "--fail-on=never"}).status == 0);
    CHECK(check(folder, {file}).status == (rank <= 1 ? 1 : 0));
  }
}

TEST_CASE("option --min-severity leaves out what is milder") {
  const TempDir folder;
  write_one_of_each(folder);
  const Found all = {"error/asyncy.yml:1 wrong-kind", "hint/asyncy.yml:2 undocumented-command",
                     "information/asyncy.yml:3 pattern-not-checked", "warning/asyncy.yml:1 obsolete-key"};
  CHECK(found(folder, {}) == all);
  CHECK(found(folder, {"--min-severity", "hint"}) == all);
  CHECK(found(folder, {"--min-severity", "information"}) == Found{all[0], all[2], all[3]});
  CHECK(found(folder, {"--min-severity", "warning"}) == Found{all[0], all[3]});
  CHECK(found(folder, {"--min-severity=error"}) == Found{all[0]});
}

TEST_CASE("what cannot be read ends with 2 and does not hide the rest") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("main.story", "demo og\n");
  folder.write("folder.story/asyncy.yml/inner.story", "demo go\n");
  const Ran ran = check(folder, {"main.story", "no/such.story"});
  CHECK(ran.status == 2);
  CHECK(ran.out.find("unknown-command") != std::string::npos);
  CHECK(ran.err == "asyncy-ls: " + (folder.path() / "no/such.story").string() + " does not exist\n");

  const Ran only = check(folder, {"no.story", "--format", "json"});
  CHECK(only.status == 2);
  CHECK(json::parse(only.out).at("diagnostics").empty());

  // Folders that are called like files are folders.
  CHECK(found(folder, {"folder.story"}).empty());
  CHECK(check(folder, {"folder.story/asyncy.yml"}).status == 0);
  CHECK(check(folder, {"."}).status == 1);
}

TEST_CASE("a file without permission ends with 2") {
  if (::geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  const TempDir folder;
  std::filesystem::permissions(folder.write("main.story", "x = 1\n"), std::filesystem::perms::none);
  const Ran ran = check(folder, {});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("main.story") != std::string::npos);
}

TEST_CASE("a file that grew beyond the limit ends with 2") {
  const TempDir folder;
  const auto path = folder.write("main.story", "x = 1\n");
  std::filesystem::resize_file(path, 17U * 1024 * 1024);
  const Ran ran = check(folder, {"main.story"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("17 MB, the limit is 16 MB") != std::string::npos);
}

TEST_CASE("a file is read whatever its name, in the workspace around it") {
  const TempDir folder;
  folder.write("asyncy-ls.yml", "known: [slack]\n");
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("notes.txt", "slack send\ndemo og\n");
  folder.write("deep/other.yml", "comands:\n");
  CHECK(found(folder, {"notes.txt"}) == Found{"notes.txt:2 unknown-command"});
  CHECK(found(folder, {"deep/other.yml"}) == Found{"deep/other.yml:1 unknown-key"});
  CHECK(found(folder, {"notes.txt", "./notes.txt", "deep/../notes.txt"}) == Found{"notes.txt:2 unknown-command"});
  CHECK(found(folder, {}) == Found{});
}

TEST_CASE("paths are written as seen from the current folder") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("a/main.story", "demo og\n");
  folder.write("asyncy-ls.yml", "");
  const Ran inside = test::run_program(test::asyncy_ls(), {.words = {"check", ".."}, .folder = folder.path() / "a"});
  CHECK(inside.out.starts_with("main.story:1:6: error: "));
  const Ran outside = test::run_program(test::asyncy_ls(), {.words = {"check", "../a"}, .folder = folder.path() / "demo"});
  CHECK(outside.out.starts_with((folder.path() / "a/main.story").string() + ":1:6: error: "));
  CHECK(outside.out.find("1 error in 1 of 1 file.\n") != std::string::npos);
}

TEST_CASE("option --services adds manifests, and judges none of them") {
  const TempDir project;
  project.write("main.story", "demo og\nother go\n");
  const TempDir services;
  services.write("demo/asyncy.yml", std::string(kManifest) + "unknown: 1\n");
  CHECK(found(project, {}) == Found{});
  CHECK(found(project, {"--services", services.path().string()}) ==
        Found{"main.story:1 unknown-command", "main.story:2 unknown-service"});
  CHECK(check(project, {"--services", "no-such-folder"}).status == 2);
}

TEST_CASE("asyncy-ls.yml is obeyed, and its mistakes are told") {
  const TempDir folder;
  folder.write(
      "asyncy-ls.yml",
      "exclude: [old/]\npaths: [../elsewhere, more]\nknown: [slack]\nservices:\n  wall: things/big\ndialect: 2018\n");
  folder.write("old/asyncy.yml", "unknown: 1\n");
  folder.write("more/demo/asyncy.yml", kManifest);
  folder.write("things/big/asyncy.yml", "commands: {show: {help: Shows.}}\n");
  folder.write("main.story", "slack send\nwall hide\ndemo og\n");
  CHECK(found(folder, {"main.story"}) == Found{"main.story:2 unknown-command", "main.story:3 unknown-command"});
  CHECK(found(folder, {"old"}) == Found{"old/asyncy.yml:1 unknown-key"});

  const TempDir wrong;
  wrong.write("asyncy-ls.yml", "exclud: [old/]\ndialect: 2019\nknown: slack\n");
  wrong.write("main.story", "x = 1\n");
  CHECK(found(wrong, {}) ==
        Found{"asyncy-ls.yml:1 unknown-setting", "asyncy-ls.yml:2 invalid-setting", "asyncy-ls.yml:3 wrong-kind"});
  CHECK(check(wrong, {}).status == 1);
}

TEST_CASE("what an alias names is read wherever it lies") {
  const TempDir elsewhere;
  elsewhere.write("big/asyncy.yml", "commands: {show: {help: Shows.}}\n");
  elsewhere.write("big/inner/asyncy.yml", "commands: {show: {help: Shows.}}\n");
  const TempDir folder;
  folder.write("asyncy-ls.yml", "exclude: [old/]\nservices:\n  wall: " + (elsewhere.path() / "big").string() +
                                    "\n  odd: ./odd.yml\n  old: old/\n  gone: ../gone\n  main: main.story\n");
  folder.write("odd.yml", "commands: {odd: {help: Odd.}}\nunknown: 1\n");
  folder.write("old/asyncy.yml", "commands: {old: {help: Old.}}\n");
  folder.write("main.story", "wall show\nwall hide\nodd odd\nodd even\nold old\nold new\ngone go\ninner show\n");
  CHECK(found(folder, {}) == Found{"main.story:2 unknown-command", "main.story:4 unknown-command",
                                   "main.story:6 unknown-command", "main.story:8 unknown-service"});
}

TEST_CASE("the command line's dialect goes before that of asyncy-ls.yml") {
  const TempDir folder;
  folder.write("main.story", "x = 1\n");
  for (const std::string dialect : {"auto", "2018", "2020"}) CHECK(check(folder, {"--dialect", dialect}).status == 0);
}

TEST_CASE("the JSON report is sorted and the same each time") {
  const TempDir folder;
  for (const std::string name : {"b", "a", "é", "B", "a-b"}) {
    folder.write(name + "/asyncy.yml", "two: 1\none: 1\n");
    folder.write(name + ".story", "x = [\n");
  }
  const Ran first = check(folder, {"--format", "json"});
  const Ran second = check(folder, {"--format=json"});
  CHECK(first.out == second.out);
  std::vector<std::pair<std::string, int>> places;
  const json report = json::parse(first.out);
  for (const json& each : report.at("diagnostics"))
    places.emplace_back(each.at("path").get<std::string>(), each.at("range").at("start").at("line").get<int>());
  CHECK(places.size() >= 15);
  CHECK(std::is_sorted(places.begin(), places.end()));
}

TEST_CASE("output that is no terminal has no colours, and sources cannot bring their own") {
  const TempDir folder;
  folder.write("main.story", "x = \x1b[31m\"red\n");
  for (const auto& environment :
       {std::vector<std::pair<std::string, std::string>>{}, {{"NO_COLOR", "1"}}, {{"NO_COLOR", ""}}}) {
    const Ran ran =
        test::run_program(test::asyncy_ls(), {.words = {"check"}, .folder = folder.path(), .environment = environment});
    CHECK(ran.status == 1);
    CHECK(ran.out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a mistake in a line of a megabyte is shown in a few words") {
  const TempDir folder;
  const std::string x(1'000'000, 'x');
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("a.story", "demo go '" + x + "'\n");
  folder.write("b.story", "demo " + x + "\n");
  folder.write("c.story", x + " go\n");
  folder.write("d.story", "demo go " + x + ":1 --" + x + "=2\n");
  folder.write("long/asyncy.yml",
               x + ": 1\ncommands:\n  " + x + ":\n    help: [a]\n  " + x + ": {args: {a: " + x + "}}\ncap: " + x + "\n");
  folder.write("again/asyncy.yml", "volumes: {a: {mode: " + x + ", mode: b}, \"" + x + "\": " + x + "}\nports: [" + x +
                                       "]\n" + "env: {A: {type: int, default: " + x + ", pattern: '(" + x + "'}}\n");
  const Ran ran = check(folder, {});
  CHECK(ran.status == 1);
  CHECK(ran.out.size() < 20'000);
  CHECK(ran.out.find("a.story:1:9: error: ") != std::string::npos);
  CHECK(ran.out.find("b.story:1:6: error: ") != std::string::npos);
}

TEST_CASE("the tour holds the fourteen mistakes that its comments promise") {
  const TempDir nowhere;
  const std::string tour = (test::project_root() / "editors" / "tour").string();
  std::set<std::string> rows;
  for (const std::string& row : found(nowhere, {tour})) rows.insert(row.substr(tour.size() + 1));
  CHECK(rows == std::set<std::string>{
                    "services/printer/asyncy.yml:9 unknown-key",
                    "services/printer/asyncy.yml:14 default-mismatch",
                    "services/printer/asyncy.yml:18 invalid-pattern",
                    "services/printer/asyncy.yml:23 wrong-kind",
                    "services/printer/asyncy.yml:30 duplicate-key",
                    "stories/5-mistakes.story:4 unknown-service",
                    "stories/5-mistakes.story:7 unknown-command",
                    "stories/5-mistakes.story:10 missing-argument",
                    "stories/5-mistakes.story:13 pattern-mismatch",
                    "stories/5-mistakes.story:16 too-many-arguments",
                    "stories/6-more-mistakes.story:4 type-mismatch",
                    "stories/6-more-mistakes.story:7 enum-mismatch",
                    "stories/6-more-mistakes.story:10 duplicate-argument",
                    "stories/6-more-mistakes.story:13 unknown-argument",
                });
  CHECK(found(nowhere, {tour}).size() == 14);
}

}  // namespace check_test
