#include "core/host/discover.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/support/corpus.h"
#include "tests/support/temp_dir.h"

namespace discover_test {

using asyncy::host::discover;
using asyncy::host::DiscoverOptions;
using asyncy::host::FileKind;
using asyncy::host::kind_of_name;
using asyncy::test::TempDir;
using Names = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

/// What is found below `root`, as paths from there.
Names names_below(const fs::path& root, const DiscoverOptions& options = {}) {
  Names names;
  for (const auto& file : discover(root, options).files) names.push_back(file.path.lexically_relative(root).string());
  return names;
}

}  // namespace

TEST_CASE("files are known by their names") {
  for (const char* name : {"asyncy.yml", "asyncy.yaml", "microservice.yml", "microservice.yaml", "oms.yml", "oms.yaml"})
    CHECK(kind_of_name(name) == FileKind::manifest);
  CHECK(kind_of_name("a.story") == FileKind::story);
  CHECK(kind_of_name("asyncy-ls.yml") == FileKind::config);
  CHECK(kind_of_name("README.md") == FileKind::readme);
  for (const char* name : {"", "my-asyncy.yml", "Asyncy.yml", "guide.md", "story", "a.story.bak"})
    CHECK_FALSE(kind_of_name(name));
}

TEST_CASE("what is found is sorted by path") {
  const TempDir dir;
  for (const char* name : {"b/x.story", "a/asyncy.yml", "z.story", "a-b/oms.yaml", "a/deep/er/y.story", "README.md"})
    dir.write(name);
  const auto found = discover(dir.path());
  CHECK(names_below(dir.path()) == Names{"README.md", "a-b/oms.yaml", "a/asyncy.yml", "a/deep/er/y.story", "b/x.story", "z.story"});
  CHECK(found.problems.empty());
  CHECK(found.files[1].kind == FileKind::manifest);
  CHECK(found.files[5].kind == FileKind::story);
}

TEST_CASE("paths begin as the root was given") {
  const TempDir dir;
  dir.write("sub/a.story");
  const auto relative = dir.path().lexically_relative(fs::current_path());
  const auto found = discover(relative / "sub" / "..");
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0].path == (relative / "sub" / "a.story").lexically_normal());
}

TEST_CASE("a folder named like a manifest is a folder") {
  const TempDir dir;
  dir.write("asyncy.yml/inner.story");
  CHECK(names_below(dir.path()) == Names{"asyncy.yml/inner.story"});
}

TEST_CASE("the folders of git and node stay closed") {
  const TempDir dir;
  for (const char* name :
       {".git/a.story", "x/.git/a.story", "node_modules/m/asyncy.yml", "x/node_modules/a.story", ".ci/a.story"})
    dir.write(name);
  CHECK(names_below(dir.path()) == Names{".ci/a.story"});
}

TEST_CASE("nested ignore files overrule those above them") {
  const TempDir dir;
  fs::create_directory(dir.path() / ".git");
  dir.write(".gitignore", "*.story\n/out/\n");
  dir.write("in/.gitignore", "!kept.story\n");
  dir.write("out/.gitignore", "!*\n");
  for (const char* name :
       {"a.story", "in/a.story", "in/kept.story", "in/deep/kept.story", "out/asyncy.yml", "in/out/asyncy.yml"})
    dir.write(name);
  CHECK(names_below(dir.path()) == Names{"in/deep/kept.story", "in/kept.story", "in/out/asyncy.yml"});
  // Seen from a folder inside, the lists above still hold.
  CHECK(names_below(dir.path() / "in" / "deep") == Names{"kept.story"});
}

TEST_CASE("git's own exclude list counts, below every ignore file") {
  const TempDir dir;
  dir.write(".git/info/exclude", "*.story\n");
  dir.write(".gitignore", "!kept.story\n");
  dir.write("a.story");
  dir.write("kept.story");
  CHECK(names_below(dir.path()) == Names{"kept.story"});
}

TEST_CASE("excluded globs are relative to the root and overrule ignore files") {
  const TempDir dir;
  dir.write(".gitignore", "!a.story\n");
  for (const char* name : {"a.story", "sub/a.story", "vendor/b.story", "x/vendor/b.story"}) dir.write(name);
  CHECK(names_below(dir.path(), {.exclude = {"/vendor", "a.story"}}) == Names{"x/vendor/b.story"});
  CHECK(names_below(dir.path(), {.exclude = {"vendor/", "!x"}}) == Names{"a.story", "sub/a.story"});
  CHECK(names_below(dir.path() / "x", {.exclude = {"/vendor"}}).empty());
}

TEST_CASE("links are followed once, and never upwards") {
  const TempDir dir;
  const TempDir other;
  dir.write("z/a.story");
  other.write("lib.story");
  fs::create_directory_symlink("..", dir.path() / "z" / "up");
  fs::create_directory_symlink("/", dir.path() / "z" / "disk");
  fs::create_directory_symlink(dir.path().parent_path(), dir.path() / "z" / "above");
  fs::create_directory_symlink("z", dir.path() / "a");
  fs::create_symlink("self", dir.path() / "self.story");
  fs::create_symlink("self.story", dir.path() / "self");
  fs::create_symlink("nowhere", dir.path() / "broken.story");
  fs::create_symlink("z/a.story", dir.path() / "link.story");
  fs::create_directory_symlink(other.path(), dir.path() / "m");
  fs::create_directory_symlink(other.path(), dir.path() / "n");
  const auto found = discover(dir.path());
  CHECK(names_below(dir.path()) == Names{"link.story", "m/lib.story", "z/a.story"});
  CHECK(found.problems.empty());
}

TEST_CASE("more files than the limit are left out with a word") {
  const TempDir dir;
  for (int number = 0; number < 5; ++number) dir.write("f" + std::to_string(number) + ".story");
  CHECK(discover(dir.path(), {.max_files = 5}).problems.empty());
  const auto found = discover(dir.path(), {.max_files = 4});
  CHECK(found.files.size() == 4);
  REQUIRE(found.problems.size() == 1);
  CHECK_THAT(found.problems[0], Catch::Contains("more than 4 manifests and stories"));
  CHECK(discover(dir.path(), {.max_files = 4}).files == found.files);
}

TEST_CASE("a root that is no folder, and an ignore file that cannot be read, are told") {
  const TempDir dir;
  CHECK_THAT(discover(dir.path() / "none").problems.at(0), Catch::Contains("none is no folder"));
  CHECK_THAT(discover(dir.write("a.story")).problems.at(0), Catch::Contains("is no folder"));
  fs::resize_file(dir.write(".gitignore"), 17ULL * 1024 * 1024);
  const auto found = discover(dir.path());
  CHECK(found.files.size() == 1);
  CHECK_THAT(found.problems.at(0), Catch::Contains("the limit is 16 MB"));
}

TEST_CASE("a folder without permission is told, and the others are found") {
  if (::geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  const TempDir dir;
  dir.write("closed/a.story");
  dir.write("open/a.story");
  fs::permissions(dir.path() / "closed", fs::perms::none);
  const auto found = discover(dir.path());
  fs::permissions(dir.path() / "closed", fs::perms::owner_all);
  CHECK(found.files.size() == 1);
  REQUIRE(found.problems.size() == 1);
  CHECK_THAT(found.problems[0], Catch::Contains("cannot read the folder") && Catch::Contains("closed"));
}

TEST_CASE("git and we leave out the same") {
  if (std::system("git --version >/dev/null 2>&1") != 0) {
    WARN("skipped: no git");
    return;
  }
  static constexpr std::array<const char*, 30> kPieces = {
      "a",   "b",      "c",      "ab",      "*",       "?",  "**",  "/",           "/",    "/",
      "**/", "/**",    "/**/",   "!",       "#",       "\\", " ",   "[a-b]",       "[!a]", "[]a]",
      "[^",  "[a\\]]", ".story", "*.story", "a.story", "b/", "***", "[[:alpha:]]", "\t",   "a*b"};
  static constexpr std::array<const char*, 7> kNames = {"a", "b", "c", "ab", "abb", "a b", "#a"};
  std::mt19937 random(5);
  const auto some = [&](const auto& list) { return std::string(list[random() % list.size()]); };
  int ignored = 0;
  int kept = 0;
  for (int tree = 0; tree < 60; ++tree) {
    const TempDir dir;
    const fs::path root = dir.path() / "root";
    fs::create_directory(root);
    Names all;
    for (int file = 0; file < 60; ++file) {
      std::string name = some(kNames) + ".story";
      for (auto depth = random() % 4; depth > 0; --depth) name.insert(0, some(kNames) + "/");
      dir.write("root" / fs::path(name));
      all.push_back(name);
    }
    const std::array<fs::path, 3> lists = {".gitignore", fs::path(some(all)).parent_path() / ".gitignore",
                                           fs::path(some(all)).parent_path() / ".gitignore"};
    for (const fs::path& list : lists) {
      std::string text;
      for (auto lines = random() % 4; lines > 0; --lines) {
        if (random() % 4 == 0) text += "!";
        for (auto pieces = 1 + random() % 4; pieces > 0; --pieces) text += some(kPieces);
        text += random() % 5 == 0 ? "\r\n" : "\n";
      }
      dir.write("root" / list, text);
    }
    const std::string command = "cd '" + root.string() +
                                "' && git init -q . && HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git " +
                                "ls-files -z --others --exclude-standard -- '*.story' > ../listed";
    REQUIRE(std::system(command.c_str()) == 0);
    Names expected;
    const std::string listed = asyncy::test::read_file(dir.path() / "listed");
    for (std::size_t at = 0; at < listed.size(); at = listed.find('\0', at) + 1)
      expected.push_back(listed.substr(at, listed.find('\0', at) - at));
    std::sort(expected.begin(), expected.end());
    std::string shown;
    for (const fs::path& list : lists) shown += list.string() + ":\n" + asyncy::test::read_file(root / list);
    INFO(shown);
    CHECK(names_below(root) == expected);
    kept += static_cast<int>(expected.size());
    ignored += static_cast<int>(all.size() - expected.size());
  }
  CHECK(kept > 500);
  CHECK(ignored > 500);
}

}  // namespace discover_test
