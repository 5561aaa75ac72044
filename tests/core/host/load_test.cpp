#include "core/host/load.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "core/host/files.h"
#include "core/rules/run.h"
#include "tests/support/temp_dir.h"

namespace load_test {

using namespace asyncy;
using test::TempDir;

namespace {

/// Enough for several threads to read them.
constexpr int kServices = 150;

/// Manifests whose patterns are compiled while they are read, and as many stories with one call that breaks the pattern.
void write_project(const TempDir& folder) {
  for (int i = 0; i < kServices; ++i) {
    const std::string name = "demo" + std::to_string(i);
    folder.write("services/" + name + "/asyncy.yml",
                 "commands:\n  go:\n    help: Goes.\n    arguments:\n      where:\n        help: Where to.\n"
                 "        type: string\n        in: requestBody\n        pattern: ^(?:[a-z]+-)+" +
                     std::to_string(i) + "$\n");
    folder.write("stories/" + name + ".story", name + " go where:\"up-up\"\n");
  }
}

/// `path rule` of every finding.
std::vector<std::string> findings(const host::Loaded& loaded) {
  std::vector<std::string> out;
  for (const std::string& path : loaded.judged)
    for (const auto& diagnostic : rules::run(loaded.workspace, *loaded.workspace.find(path), {}))
      out.push_back(path + ' ' + std::string(diagnostic.rule->name));
  return out;
}

}  // namespace

TEST_CASE("load reads many files at once, and says the same each time") {
  const TempDir folder;
  write_project(folder);
  const host::Loaded first = host::load({.paths = {folder.path()}});
  CHECK(first.problems.empty());
  REQUIRE(first.judged.size() == 2UL * kServices);
  const std::vector<std::string> expected = findings(first);
  CHECK(expected.size() == kServices);
  for (int round = 0; round < 5; ++round) CHECK(findings(host::load({.paths = {folder.path()}})) == expected);
}

TEST_CASE("load that is stopped reads no more than what is open") {
  const TempDir folder;
  write_project(folder);
  std::stop_source stop;
  stop.request_stop();
  const std::string path = (folder.path() / "asyncy.yml").string();
  const auto open = workspace::open(path, text::Text("commands:\n  go:\n"), text::Language::manifest);
  const host::Loaded loaded = host::load({.paths = {path, folder.path()}, .open = {open}, .stop = stop.get_token()});
  CHECK(loaded.problems.empty());
  CHECK(loaded.unread == 0);  // no folder was searched
  REQUIRE(loaded.workspace.documents().size() == 1);
  CHECK(loaded.workspace.documents()[0] == open);

  const host::Loaded one = host::load({.paths = {folder.path() / "stories" / "demo1.story"}, .stop = stop.get_token()});
  CHECK(one.found == 1);
  CHECK(one.unread == 1);
  CHECK(one.judged.empty());
  CHECK(one.problems.empty());
}

TEST_CASE("load tells of every file that cannot be read, whichever thread found it") {
  const TempDir folder;
  write_project(folder);
  for (int i = 0; i < kServices; i += 3)
    std::filesystem::resize_file(folder.path() / ("stories/demo" + std::to_string(i) + ".story"), host::kLargestFile + 1);
  const host::Loaded loaded = host::load({.paths = {folder.path()}});
  CHECK(loaded.problems.size() == kServices / 3);
  CHECK(std::is_sorted(loaded.problems.begin(), loaded.problems.end()));
  CHECK(loaded.judged.size() == 2UL * kServices - kServices / 3);
}

TEST_CASE("load takes what is open in an editor instead of the disk's") {
  const TempDir folder;
  write_project(folder);
  const std::string path = (folder.path() / "stories/demo7.story").string();
  const auto open = workspace::open(path, text::Text("demo7 stay\n"), text::Language::story);
  const host::Loaded loaded = host::load({.paths = {folder.path()}, .open = {open}});
  CHECK(loaded.workspace.find(path) == open.get());
}

TEST_CASE("one workspace is judged by several threads") {
  const TempDir folder;
  write_project(folder);
  const host::Loaded loaded = host::load({.paths = {folder.path()}});
  const std::vector<std::string> expected = findings(loaded);
  std::vector<std::vector<std::string>> found(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : found) threads.emplace_back([&mine, &loaded] { mine = findings(loaded); });
  }
  for (const auto& mine : found) CHECK(mine == expected);
}

}  // namespace load_test
