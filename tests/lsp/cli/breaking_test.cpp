// `breaking` and `affected`: changes of manifests, and the stories that feel them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace breaking_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

constexpr std::string_view kOld =
    "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: to\n      enum: [home, work]\n  rest:\n    help: Rests.\n";
constexpr std::string_view kNew =
    "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: to\n      enum: [home]\n  rest:\n    help: Rests well.\n";

Ran run(const TempDir& folder, std::vector<std::string> words) {
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

void write_project(const TempDir& folder) {
  folder.write("asyncy-ls.yml");
  folder.write("demo/asyncy.yml", kOld);
  folder.write("a.story", "demo go to:'home'\ndemo go to:'work'\n");
  folder.write("b.story", "demo rest\n");
  folder.write("c.story", "x = 1\n");
}

void commit(const TempDir& folder) {
  const Ran ran = test::run_program(
      "/bin/sh", {.words = {"-c", "git init -q . && git add -A && git -c user.name=n -c user.email=e@x commit -qm first"},
                  .folder = folder.path()});
  REQUIRE(ran.status == 0);
}

}  // namespace

TEST_CASE("a change that breaks is told with the calls that it breaks") {
  const TempDir folder;
  write_project(folder);
  folder.write("old.yml", kOld);
  folder.write("demo/asyncy.yml", kNew);
  const Ran ran = run(folder, {"breaking", "old.yml", "demo/asyncy.yml"});
  CHECK(ran.err.empty());
  CHECK(ran.status == 1);
  CHECK(ran.out ==
        "demo/asyncy.yml: a major version\n"
        "  breaking: demo/asyncy.yml:6:13: `to` of `go` no longer takes `work` [enum-narrowed]\n"
        "      a.story:2:12: `work` is not one of `home`\n"
        "\n"
        "1 call breaks.\n");
  const json report = json::parse(run(folder, {"breaking", "old.yml", "demo/asyncy.yml", "--format", "json"}).out);
  const json& change = report.at("manifests").at(0).at("changes").at(0);
  CHECK(report.at("manifests").at(0).at("version") == "major");
  CHECK(change.at("rule") == "enum-narrowed");
  CHECK(change.at("calls").at(0).at("path") == "a.story");
  CHECK(report.at("other_calls").empty());
  CHECK(run(folder, {"breaking", "old.yml", "demo/asyncy.yml", "--fail-on", "never"}).status == 0);
}

TEST_CASE("what callers do not see is no change") {
  const TempDir folder;
  write_project(folder);
  folder.write("old.yml", kOld);
  folder.write("demo/asyncy.yml", "# the same\n" + std::string(kOld));
  const Ran ran = run(folder, {"breaking", "old.yml", "demo/asyncy.yml"});
  CHECK(ran.out == "Nothing changes for those who call.\n");
  CHECK(ran.status == 0);
}

TEST_CASE("folders are compared manifest by manifest") {
  const TempDir folder;
  folder.write("old/demo/asyncy.yml", kOld);
  folder.write("old/gone/asyncy.yml", kOld);
  folder.write("new/demo/asyncy.yml", kNew);
  folder.write("new/more/asyncy.yml", kOld);
  const Ran ran = run(folder, {"breaking", "old", "new"});
  CHECK(ran.out.find("breaking: new/demo/asyncy.yml:6:13: ") != std::string::npos);
  CHECK(ran.out.find("the manifest is gone [service-removed]") != std::string::npos);
  CHECK(ran.out.find("the manifest is new [service-added]") != std::string::npos);
}

TEST_CASE("the files are compared with a commit") {
  const TempDir folder;
  write_project(folder);
  CHECK(run(folder, {"breaking", "--against", "HEAD"}).err.find(" lies in no git repository") != std::string::npos);
  commit(folder);
  CHECK(run(folder, {"breaking", "--against", "HEAD"}).out == "Nothing changes for those who call.\n");
  CHECK(run(folder, {"affected", "--since", "HEAD"}).out.empty());
  folder.write("demo/asyncy.yml", kNew);
  CHECK(run(folder, {"breaking", "--against", "HEAD"}).out.find("a.story:2:12: ") != std::string::npos);
  CHECK(run(folder, {"breaking", "--against", "HEAD"}).status == 1);
  // `rest` only has another description.
  CHECK(run(folder, {"affected", "--since", "HEAD"}).out == "a.story\n");
  folder.write("c.story", "x = 2\n");
  CHECK(run(folder, {"affected", "--since", "HEAD"}).out == "a.story\nc.story\n");
  const Ran unknown = run(folder, {"affected", "--since", "no-such-commit"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "asyncy-ls: git knows no commit no-such-commit\n");
  CHECK(run(folder, {"affected"}).status == 2);
  CHECK(run(folder, {"breaking", "one"}).status == 2);
  CHECK(run(folder, {"breaking", "gone.yml", "demo/asyncy.yml"}).err == "asyncy-ls: gone.yml does not exist\n");
}

}  // namespace breaking_test
