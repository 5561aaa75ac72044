// Which reports `check` writes, where to, and what its exit status makes of them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace reports_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

using Environment = std::vector<std::pair<std::string, std::string>>;

Ran check(const TempDir& folder, std::vector<std::string> words, Environment environment = {{"GITHUB_ACTIONS", ""}}) {
  words.insert(words.begin(), "check");
  return test::run_program(test::asyncy_ls(),
                           {.words = std::move(words), .folder = folder.path(), .environment = std::move(environment)});
}

/// Two warnings and an error.
void write_findings(const TempDir& folder) {
  folder.write("demo/asyncy.yml", "volume: true\ncommands:\n  go:\n    help: Goes.\n");
  folder.write("other/asyncy.yml", "volume: true\n");
  folder.write("main.story", "demo og\n");
}

}  // namespace

TEST_CASE("several reports of one run go to files, and one to standard output") {
  const TempDir folder;
  write_findings(folder);
  const Ran ran = check(folder, {"--format", "concise", "--output-format", "sarif=out.sarif", "--output-format=json=out.json",
                                 "--color", "always"});
  CHECK(ran.status == 1);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("main.story:1:6: error: ") != std::string::npos);
  CHECK(json::parse(test::read_file(folder.path() / "out.json")).at("diagnostics").size() == 3);
  CHECK(json::parse(test::read_file(folder.path() / "out.sarif")).at("runs").at(0).at("results").size() == 3);

  // A file that is there is replaced; colours are no business of files.
  CHECK(check(folder, {"--output-format", "text=out.json", "--color", "always"}).out.find("\x1b[1m") != std::string::npos);
  CHECK(test::read_file(folder.path() / "out.json").find('\x1b') == std::string::npos);
}

TEST_CASE("a report that cannot be written ends with 2 and does not hide the others") {
  const TempDir folder;
  write_findings(folder);
  const Ran ran = check(folder, {"--output-format", "sarif=no/such/folder/out.sarif"});
  CHECK(ran.status == 2);
  CHECK(ran.out.find("unknown-command") != std::string::npos);
  CHECK(ran.err.find("cannot write no/such/folder/out.sarif: ") != std::string::npos);
}

TEST_CASE("GitHub Actions gets text and annotations, unless told otherwise") {
  const TempDir folder;
  write_findings(folder);
  const Ran there = check(folder, {}, {{"GITHUB_ACTIONS", "true"}});
  CHECK(there.out.find("3 files.\n::error file=main.story,line=1") == std::string::npos);
  CHECK(there.out.find("1 error, 2 warnings in 3 of 3 files.\n") != std::string::npos);
  CHECK(there.out.find("::error file=main.story,line=1,endLine=1,col=6,endColumn=8,title=asyncy-ls unknown-command::") !=
        std::string::npos);
  CHECK(check(folder, {"--format", "text"}, {{"GITHUB_ACTIONS", "true"}}).out.find("::error") == std::string::npos);
  CHECK(check(folder, {}).out.find("::error") == std::string::npos);
}

TEST_CASE("colours are for whom the options and the environment say") {
  const TempDir folder;
  write_findings(folder);
  const auto coloured = [&](std::vector<std::string> words, Environment environment) {
    return check(folder, std::move(words), std::move(environment)).out.find('\x1b') != std::string::npos;
  };
  CHECK_FALSE(coloured({}, {}));
  CHECK(coloured({"--color", "always"}, {{"NO_COLOR", "1"}}));
  CHECK(coloured({}, {{"FORCE_COLOR", "1"}}));
  CHECK_FALSE(coloured({}, {{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}));
  CHECK_FALSE(coloured({"--color=never"}, {{"FORCE_COLOR", "1"}}));
}

TEST_CASE("warnings pass up to a number, and --exit-zero lets everything pass") {
  const TempDir folder;
  write_findings(folder);
  CHECK(check(folder, {"demo", "other"}).status == 1);
  CHECK(check(folder, {"demo", "other", "--max-warnings", "1"}).status == 1);
  CHECK(check(folder, {"demo", "other", "--max-warnings", "2"}).status == 0);
  CHECK(check(folder, {"--max-warnings", "2"}).status == 1);
  CHECK(check(folder, {"--exit-zero"}).status == 0);
  CHECK(check(folder, {"--exit-zero", "gone.story"}).status == 2);
}

TEST_CASE("statistics count what each rule says") {
  const TempDir folder;
  write_findings(folder);
  const Ran ran = check(folder, {"--statistics"});
  CHECK(ran.out == "2  obsolete-key\n1  unknown-command\n");
  CHECK(ran.status == 1);
}

TEST_CASE("reports tell only of fixes that are proven") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  folder.write("main.story", "demo og\n");
  const json found = json::parse(check(folder, {"--format", "json"}).out).at("diagnostics").at(0);
  REQUIRE(found.at("fixes").size() == 1);
  CHECK(found.at("fixes").at(0).at("title") == "Change to `go`");
  CHECK(found.at("fixes").at(0).at("edits").at(0).at("text") == "go");
}

TEST_CASE("reports are the same from one thread and from several") {
  const TempDir folder;
  for (int i = 0; i < 60; ++i) {
    const std::string name = "s" + std::to_string(i);
    folder.write(name + "/asyncy.yml", "commands:\n  go:\n    help: Goes.\nvolume: 1\n");
    folder.write(name + ".story", name + " og\n" + name + " go x:1\n");
  }
  for (const std::string format : {"text", "sarif", "json", "junit"}) {
    const Ran one = check(folder, {"--format", format, "--threads", "1"});
    CHECK(one.out.size() > 60);
    CHECK(one.out == check(folder, {"--format", format, "--threads", "2"}).out);
    CHECK(one.out == check(folder, {"--format", format, "--threads", "7"}).out);
  }
}

}  // namespace reports_test
