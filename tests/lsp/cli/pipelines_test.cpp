// What pipelines paste, run in scratch repositories: the hooks of pre-commit, the action's script, the lines for GitLab and make.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "core/pattern/pattern.h"
#include "core/yaml/parse.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace pipelines_test {

using namespace asyncy;
using test::Ran;
using test::TempDir;

namespace {

using Environment = std::vector<std::pair<std::string, std::string>>;

std::string file_of_project(const std::string& name) { return test::read_file(test::project_root() / name); }

/// With the program on the `PATH`, as pipelines have it.
Ran shell(const TempDir& folder, const std::string& command, Environment environment = {}) {
  environment.emplace_back("PATH", test::asyncy_ls().parent_path().string() + ":/usr/bin:/bin");
  environment.emplace_back("GITHUB_ACTIONS", "");
  return test::run_program("/bin/sh", {.words = {"-c", command}, .folder = folder.path(), .environment = environment});
}

void write_repository(const TempDir& folder) {
  folder.write("services/demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  folder.write("good.story", "demo go\n");
  folder.write("bad one.story", "demo og\n");
  folder.write("notes.md", "demo og\n");
  const Ran made = shell(folder, "git init -q . && git add -A");
  REQUIRE(made.status == 0);
}

struct Hook {
  std::string entry;
  pattern::Pattern files;
};

std::map<std::string, Hook> hooks() {
  std::map<std::string, Hook> out;
  const yaml::Tree tree = yaml::parse(text::Text(file_of_project(".pre-commit-hooks.yaml")));
  REQUIRE(tree.diagnostics.empty());
  for (const yaml::NodeId hook : tree.children(tree.root)) {
    const auto value = [&](std::string_view key) { return std::string(tree.value(tree.find(hook, key))); };
    CHECK(value("language") == "system");
    const auto files = pattern::compile(value("files")).pattern;
    REQUIRE(files);
    out.emplace(value("id"), Hook{.entry = value("entry"), .files = *files});
  }
  return out;
}

/// As pre-commit does: the entry, and behind it the staged files that the hook is for.
Ran run_hook(const TempDir& folder, const Hook& hook) {
  std::string command = hook.entry;
  const std::string list = shell(folder, "git ls-files -z").out;
  for (std::size_t at = 0; at < list.size(); at = list.find('\0', at) + 1) {
    const std::string file = list.c_str() + at;
    if (hook.files.search(file) == pattern::Verdict::match) command += " '" + file + "'";
  }
  return shell(folder, command);
}

}  // namespace

TEST_CASE("the hooks of pre-commit check, mend and format what is staged") {
  const TempDir folder;
  write_repository(folder);
  const auto all = hooks();
  REQUIRE(all.size() == 3);
  const Ran checked = run_hook(folder, all.at("asyncy-ls"));
  CHECK(checked.status == 1);
  CHECK(checked.out.find("bad one.story:1:6: error") != std::string::npos);
  CHECK(checked.out.find("1 error in 1 of 3 files.") != std::string::npos);

  const Ran mended = run_hook(folder, all.at("asyncy-ls-fix"));
  CHECK(mended.status == 0);
  CHECK(test::read_file(folder.path() / "bad one.story") == "demo go\n");
  CHECK(test::read_file(folder.path() / "notes.md") == "demo og\n");
  CHECK(run_hook(folder, all.at("asyncy-ls")).status == 0);

  folder.write("good.story", "demo   go\n");
  CHECK(run_hook(folder, all.at("asyncy-ls-fmt")).status == 0);
  CHECK(test::read_file(folder.path() / "good.story") == "demo go\n");
}

TEST_CASE("the script of the GitHub action checks what its inputs say") {
  const TempDir folder;
  write_repository(folder);
  const std::string script = (test::project_root() / "editors/ci/github/check.sh").string();
  const std::string output = (folder.path() / "output").string();
  const Environment there = {{"GITHUB_OUTPUT", output}, {"ASYNCY_SARIF", "a.sarif"}, {"ASYNCY_PATHS", "good.story *.story"}};
  const Ran ran = shell(folder, "GITHUB_ACTIONS=true " + script, there);
  CHECK(ran.status == 1);
  CHECK(ran.out.find("::error file=bad one.story,line=1") != std::string::npos);
  CHECK(test::read_file(output) == "status=1\n");
  CHECK(nlohmann::json::parse(test::read_file(folder.path() / "a.sarif")).at("version") == "2.1.0");

  // Inputs are words, never commands.
  const Ran sly = shell(folder, script, {{"ASYNCY_PATHS", "good.story;touch${IFS}x $(touch y)"}});
  CHECK(sly.status == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "x"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "y"));
  CHECK(shell(folder, script, {{"ASYNCY_PROGRAM", "no-such-program"}}).status == 2);
  CHECK(shell(folder, script, {{"ASYNCY_ARGUMENTS", "--exit-zero --min-severity error"}}).status == 0);

  const std::string action = file_of_project("editors/ci/github/action.yml");
  CHECK(yaml::parse(text::Text(action)).diagnostics.empty());
  for (const std::string_view variable : {"ASYNCY_PATHS", "ASYNCY_ARGUMENTS", "ASYNCY_CHANGED_SINCE", "ASYNCY_SARIF", "ASYNCY_PROGRAM"}) {
    CHECK(action.find(variable) != std::string::npos);
    CHECK(test::read_file(script).find(variable) != std::string::npos);
  }
}

TEST_CASE("the lines for GitLab, make and reviewdog do what they say") {
  const TempDir folder;
  write_repository(folder);
  const std::string gitlab = file_of_project("editors/ci/gitlab/asyncy-ls.gitlab-ci.yml");
  const auto begin = gitlab.find("asyncy-ls check");
  const Ran ran = shell(folder, gitlab.substr(begin, gitlab.find('\n', begin) - begin));
  CHECK(ran.status == 1);
  CHECK(nlohmann::json::parse(test::read_file(folder.path() / "gl-code-quality-report.json")).size() == 1);
  CHECK(test::read_file(folder.path() / "asyncy-ls.xml").find("failures=\"1\"") != std::string::npos);

  const std::string readme = file_of_project("editors/ci/README.md");
  CHECK(readme.find("asyncy-ls check --format rdjson |") != std::string::npos);
  CHECK(nlohmann::json::parse(shell(folder, "asyncy-ls check --format rdjson").out).at("diagnostics").size() == 1);
  const auto make = readme.find("\tasyncy-ls check --baseline");
  REQUIRE(make != std::string::npos);
  CHECK(shell(folder, "asyncy-ls baseline write").status == 0);
  CHECK(shell(folder, readme.substr(make + 1, readme.find('\n', make) - make - 1)).status == 0);
}

}  // namespace pipelines_test
