// Which files `check` looks at: patterns, lists, standard input, what git says, parts of a tree and their reports.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace scope_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

using Found = std::vector<std::string>;

Ran check(const TempDir& folder, std::vector<std::string> words, std::string input = {}) {
  words.insert(words.begin(), "check");
  return test::run_program(test::asyncy_ls(),
                           {.words = std::move(words), .folder = folder.path(), .input = std::move(input)});
}

/// The paths with findings.
Found found(const TempDir& folder, std::vector<std::string> words, const std::string& input = {}) {
  words.insert(words.end(), {"--format", "json"});
  const Ran ran = check(folder, words, input);
  INFO(ran.err);
  Found out;
  const json report = json::parse(ran.out);
  for (const json& each : report.at("diagnostics")) out.push_back(each.at("path").get<std::string>());
  return out;
}

void write_project(const TempDir& folder) {
  folder.write("asyncy-ls.yml");
  folder.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  folder.write("other/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  for (const std::string name : {"a.story", "b.story", "deep/a.story", "deep/er/b.story"}) folder.write(name, "demo og\n");
  folder.write("other.story", "other og\n");
}

void git(const TempDir& folder, const std::string& words) {
  const Ran ran = test::run_program("/bin/sh", {.words = {"-c", "git -c user.name=n -c user.email=e@x -c init.defaultBranch=main " + words},
                                                .folder = folder.path()});
  INFO(words << ": " << ran.err);
  REQUIRE(ran.status == 0);
}

}  // namespace

TEST_CASE("patterns mean the files that they match") {
  const TempDir folder;
  write_project(folder);
  CHECK(found(folder, {"*.story"}) == Found{"a.story", "b.story", "other.story"});
  CHECK(found(folder, {"**/a.story"}) == Found{"a.story", "deep/a.story"});
  CHECK(found(folder, {"de*"}) == Found{"deep/a.story", "deep/er/b.story"});
  CHECK(found(folder, {"deep/**/[b].story"}) == Found{"deep/er/b.story"});
  const Ran none = check(folder, {"*.stroy"});
  CHECK(none.status == 2);
  CHECK(none.err == "asyncy-ls: no manifest or story matches " + (folder.path() / "*.stroy").string() + "\n");
  // A file that is called like a pattern is that file.
  folder.write("[x].story", "demo og\n");
  CHECK(found(folder, {"[x].story"}) == Found{"[x].story"});
}

TEST_CASE("a list of paths comes from a file or from standard input") {
  const TempDir folder;
  write_project(folder);
  folder.write("list", "a.story\r\n\ndeep\n");
  CHECK(found(folder, {"--files-from", "list"}) == Found{"a.story", "deep/a.story", "deep/er/b.story"});
  CHECK(found(folder, {"--files-from", "-"}, std::string("b.story\0a.story\0", 16)) == Found{"a.story", "b.story"});
  CHECK(found(folder, {"--files-from", "-"}).empty());
  CHECK(check(folder, {"--files-from", "list", "a.story"}).status == 2);
  CHECK(check(folder, {"--files-from", "gone"}).status == 2);
}

TEST_CASE("a text on standard input is judged where its file would lie") {
  const TempDir folder;
  write_project(folder);
  CHECK(found(folder, {"--stdin-filename", "deep/new.story"}, "demo go\ndemo og\n") == Found{"deep/new.story"});
  CHECK(found(folder, {"--stdin-filename", "a.story"}, "demo go\n").empty());
  CHECK(found(folder, {"--stdin-filename", "demo/asyncy.yml"}, "comands: {}\n") == Found{"demo/asyncy.yml"});
  CHECK(check(folder, {"--stdin-filename", "a.story", "--files-from", "-"}).status == 2);
}

TEST_CASE("what has changed since a commit is checked, and who calls what has changed") {
  const TempDir folder;
  write_project(folder);
  CHECK(check(folder, {"--changed", "HEAD"}).err == "asyncy-ls: " + folder.path().string() + " lies in no git repository\n");
  git(folder, "init -q . && git add -A && git -c user.name=n -c user.email=e@x commit -qm first");
  CHECK(found(folder, {"--changed", "HEAD"}).empty());
  folder.write("a.story", "demo og og\n");
  folder.write("deep/new.story", "demo og\n");
  CHECK(found(folder, {"--changed", "HEAD"}) == Found{"a.story", "deep/new.story"});
  CHECK(found(folder, {"deep", "--changed=HEAD"}) == Found{"deep/new.story"});
  folder.write("other/asyncy.yml", "commands:\n  run:\n    help: Runs.\n");
  CHECK(found(folder, {"--changed", "HEAD"}) == Found{"a.story", "deep/new.story", "other.story"});
  const Ran unknown = check(folder, {"--changed", "no-such-commit"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("git says of ") != std::string::npos);
  CHECK(check(folder, {"--changed", "--output=x"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "x"));
}

TEST_CASE("reports of the parts of a tree are merged into the report of the whole") {
  const TempDir folder;
  write_project(folder);
  folder.write("a b/100%.story", "demo og\n");
  folder.write("a-b/é.story", "demo og\n");
  for (const std::string format : {"json", "sarif"}) {
    const std::string whole = check(folder, {"--format", format}).out;
    for (const std::size_t parts : {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{30}}) {
      std::vector<std::string> merge = {"merge"};
      for (std::size_t part = parts; part >= 1; --part) {
        const std::string file = "part" + std::to_string(part);
        check(folder, {"--shard", std::to_string(part) + '/' + std::to_string(parts), "--output-format", format + '=' + file});
        merge.push_back(file);
      }
      const Ran merged = test::run_program(test::asyncy_ls(), {.words = merge, .folder = folder.path()});
      INFO(format << " in " << parts);
      CHECK(merged.status == 0);
      CHECK(merged.out == whole);
    }
  }
  for (const std::string shard : {"0/2", "3/2", "1", "1/", "a/b", "1/2/3"}) CHECK(check(folder, {"--shard", shard}).status == 2);
}

TEST_CASE("what is no report cannot be merged") {
  const TempDir folder;
  folder.write("json", R"({"version": 1, "files": 1, "diagnostics": []})");
  folder.write("sarif", R"({"version": "2.1.0", "runs": [{"results": []}]})");
  folder.write("odd", "[1]");
  const auto merge = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "merge");
    return test::run_program(test::asyncy_ls(), {.words = words, .folder = folder.path()});
  };
  CHECK(merge({"json", "json"}).out.find("\"files\": 2") != std::string::npos);
  CHECK(merge({"json", "sarif"}).err == "asyncy-ls: only reports of one format, json or sarif, can be merged\n");
  CHECK(merge({"odd"}).status == 2);
  CHECK(merge({"gone"}).status == 2);
  CHECK(merge({}).status == 2);
}

}  // namespace scope_test
