#include "core/host/root.h"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace root_test {

using asyncy::host::absolute_path;
using asyncy::host::repository_root;
using asyncy::host::workspace_root;
using asyncy::test::TempDir;

TEST_CASE("a workspace begins at the nearest configuration or repository") {
  const TempDir dir;
  const auto file = dir.write("repo/app/src/a.story");
  std::filesystem::create_directory(dir.path() / "repo" / ".git");
  CHECK(workspace_root(file) == dir.path() / "repo");
  CHECK(workspace_root(file.parent_path()) == dir.path() / "repo");
  CHECK(workspace_root(dir.path() / "repo") == dir.path() / "repo");
  CHECK(workspace_root(dir.path() / "repo" / "app" / "new.story") == dir.path() / "repo");

  dir.write("repo/app/asyncy-ls.yml");
  CHECK(workspace_root(file) == dir.path() / "repo" / "app");
  CHECK(repository_root(file.parent_path()) == dir.path() / "repo");
}

TEST_CASE("a work tree's .git is a file") {
  const TempDir dir;
  dir.write("tree/.git", "gitdir: elsewhere");
  CHECK(workspace_root(dir.write("tree/a/b.story")) == dir.path() / "tree");
}

TEST_CASE("without either, the folder itself is the workspace") {
  const TempDir dir;
  const auto file = dir.write("plain/a.story");
  CHECK(workspace_root(file) == dir.path() / "plain");
  CHECK(workspace_root(dir.path() / "plain") == dir.path() / "plain");
  CHECK(workspace_root(dir.path() / "plain" / "") == dir.path() / "plain");
  CHECK(repository_root(dir.path() / "plain").empty());
}

TEST_CASE("paths become absolute and plain") {
  CHECK(absolute_path("/a/./b/../c/") == "/a/c");
  CHECK(absolute_path("/") == "/");
  CHECK(absolute_path(".") == std::filesystem::current_path());
  CHECK(absolute_path("x/") == std::filesystem::current_path() / "x");
}

}  // namespace root_test
