// Configurations that cascade, as `check` obeys them and as `config` tells of them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace config_test {

using namespace asyncy;
using nlohmann::json;
using test::Ran;
using test::TempDir;

namespace {

using Found = std::vector<std::string>;

Ran run(const TempDir& folder, std::vector<std::string> words) {
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

/// `path rule severity` of every finding.
Found found(const TempDir& folder, const std::string& path = ".") {
  Found out;
  const json report = json::parse(run(folder, {"check", path, "--format", "json"}).out);
  for (const json& each : report.at("diagnostics"))
    out.push_back(each.at("path").get<std::string>() + ' ' + each.at("rule").get<std::string>() + ' ' +
                  each.at("severity").get<std::string>());
  return out;
}

void write_project(const TempDir& folder) {
  folder.write("asyncy-ls.yml", "rules:\n  unknown-command: warning\n  obsolete-key: 'off'\ndialect: 2018\n");
  folder.write("services/demo/asyncy.yml", "volume: true\ncommands:\n  go:\n    help: Goes.\n");
  folder.write("a/main.story", "demo og\n");
  folder.write("b/asyncy-ls.yml", "rules:\n  unknown-command: hint\nexclude: [old/]\n");
  folder.write("b/main.story", "demo og\n");
  folder.write("b/c/asyncy-ls.yml", "rules: {unknown-command: error}\noverrides:\n- files: [x.story]\n  rules: {unknown-command: off}\n");
  folder.write("b/c/main.story", "demo og\n");
  folder.write("b/c/x.story", "demo og\n");
  folder.write("b/old/main.story", "demo og\n");
}

}  // namespace

TEST_CASE("a configuration holds for its folder, and goes before those around it") {
  const TempDir folder;
  write_project(folder);
  const Found all = {"a/main.story unknown-command warning", "b/c/main.story unknown-command error",
                     "b/main.story unknown-command hint"};
  CHECK(found(folder) == all);
  // Whatever of it is asked about, the workspace and its settings stay the same.
  CHECK(found(folder, "b") == Found{all[1], all[2]});
  CHECK(found(folder, "b/c/main.story") == Found{all[1]});
  CHECK(found(folder, "b/c/x.story").empty());
}

TEST_CASE("what counts only at the root is told elsewhere, and mistakes in every configuration") {
  const TempDir folder;
  write_project(folder);
  folder.write("b/asyncy-ls.yml", "known: [mail]\nrules: {unknown-comand: off}\n");
  const Found all = found(folder, "b");
  CHECK(std::find(all.begin(), all.end(), "b/asyncy-ls.yml misplaced-setting error") != all.end());
  CHECK(std::find(all.begin(), all.end(), "b/asyncy-ls.yml unknown-rule error") != all.end());
  folder.write("asyncy-ls.yml", "known: [mail]\n");
  CHECK(found(folder, "asyncy-ls.yml").empty());
}

TEST_CASE("config tells what holds, and who says it") {
  const TempDir folder;
  write_project(folder);
  folder.write("asyncy-ls.yml", "known: [it's]\nservices:\n  bird: services/demo\ndialect: 2018\nrules:\n  obsolete-key: 'off'\n");
  const Ran ran = run(folder, {"config", "b/c/x.story"});
  CHECK(ran.err.empty());
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "services:\n"
        "  'bird': 'services/demo'               # asyncy-ls.yml:3\n"
        "paths: []                               # default\n"
        "known:\n"
        "  - 'it''s'                             # asyncy-ls.yml:1\n"
        "exclude:\n"
        "  - 'old/'                              # b/asyncy-ls.yml:3\n"
        "dialect: 2018                           # asyncy-ls.yml:4\n"
        "argument_colon: auto                    # default\n"
        "limits:\n"
        "  diagnostics: 1000                     # default\n"
        "  files: 200000                         # default\n"
        "rules:\n"
        "  obsolete-key: off                     # asyncy-ls.yml:6\n"
        "  unknown-command: off                  # b/c/asyncy-ls.yml:4\n");
  CHECK(run(folder, {"config", "b/c"}).out.find("  unknown-command: error                # b/c/asyncy-ls.yml:1\n") != std::string::npos);
  CHECK(run(folder, {"config", "b/new.story"}).status == 0);
  CHECK(run(folder, {"config", "a", "b"}).status == 2);
  const Ran asked = run(folder, {"config", "a", "--dialect", "2020", "--services", "more", "--all"});
  CHECK(asked.out.find("  - 'more'                              # command line\n") != std::string::npos);
  CHECK(asked.out.find("dialect: 2020                           # command line\n") != std::string::npos);
  CHECK(asked.out.find("  unknown-command: error                # default\n") != std::string::npos);
  folder.write("b/asyncy-ls.yml", "ruls: {}\n");
  CHECK(run(folder, {"config", "a"}).status == 0);
  CHECK(run(folder, {"config", "b"}).status == 1);
}

TEST_CASE("limits are obeyed") {
  const TempDir folder;
  folder.write("asyncy-ls.yml", "limits: {diagnostics: 2}\n");
  folder.write("demo/asyncy.yml", "a: 1\nb: 1\nc: 1\nd: 1\n");
  CHECK(found(folder) == Found{"demo/asyncy.yml unknown-key warning", "demo/asyncy.yml unknown-key warning",
                               "demo/asyncy.yml too-many-diagnostics information"});
  folder.write("asyncy-ls.yml", "limits:\n  files: 1\n");
  folder.write("x.story", "x = 1\n");
  const Ran ran = run(folder, {"check"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("more than 1 manifests and stories below") != std::string::npos);
}

}  // namespace config_test
