#include "core/host/write.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>

#include "tests/support/corpus.h"
#include "tests/support/temp_dir.h"

namespace write_test {

using asyncy::host::replace_file;
using asyncy::test::read_file;
using asyncy::test::TempDir;

namespace {

std::ptrdiff_t files_in(const TempDir& dir) {
  return std::distance(std::filesystem::directory_iterator(dir.path()), std::filesystem::directory_iterator());
}

}  // namespace

TEST_CASE("a file is replaced with its permissions, and nothing is left beside it") {
  const TempDir dir;
  const auto file = dir.write("a.story", "old");
  REQUIRE(::chmod(file.c_str(), 0641) == 0);
  CHECK_FALSE(replace_file(file, std::string(300'000, 'x')));
  CHECK(read_file(file) == std::string(300'000, 'x'));
  struct stat status = {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0641);
  CHECK_FALSE(replace_file(file, ""));
  CHECK(read_file(file).empty());
  CHECK(files_in(dir) == 1);
}

TEST_CASE("a link stays a link, and its file gets the bytes") {
  const TempDir dir;
  const auto file = dir.write("real/a.story", "old");
  const auto link = dir.path() / "link.story";
  std::filesystem::create_symlink("real/a.story", link);
  CHECK_FALSE(replace_file(link, "new"));
  CHECK(std::filesystem::is_symlink(link));
  CHECK(read_file(file) == "new");
}

TEST_CASE("what cannot be written says why and stays as it was") {
  const TempDir dir;
  const auto none = replace_file(dir.path() / "none", "x");
  REQUIRE(none);
  CHECK(none->message == "cannot write " + (dir.path() / "none").string() + ": No such file or directory");
  CHECK(files_in(dir) == 0);
  if (::geteuid() == 0) {
    WARN("skipped: root may write everything");
    return;
  }
  const auto file = dir.write("a.story", "old");
  REQUIRE(::chmod(file.c_str(), 0444) == 0);
  CHECK(replace_file(file, "new"));
  CHECK(read_file(file) == "old");
}

}  // namespace write_test
