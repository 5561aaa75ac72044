#include "core/host/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace files_test {

using asyncy::host::read_file;
using asyncy::test::TempDir;
using Catch::Contains;

TEST_CASE("a file is read whole, whatever its bytes") {
  const TempDir dir;
  std::string bytes = "a\r\n\xFF";
  bytes.push_back('\0');
  bytes += std::string(200'000, 'x');
  const auto read = read_file(dir.write("deep/asyncy.yml", bytes));
  REQUIRE(read);
  CHECK(read.value() == bytes);
  CHECK(read_file(dir.write("empty")).value().empty());
}

TEST_CASE("what cannot be read says why, and names the file") {
  const TempDir dir;
  std::filesystem::create_directory(dir.path() / "asyncy.yml");
  const auto folder = read_file(dir.path() / "asyncy.yml");
  REQUIRE_FALSE(folder);
  CHECK(folder.error() == "cannot read " + (dir.path() / "asyncy.yml").string() + ": it is a folder");

  CHECK_THAT(read_file(dir.path() / "none").error(), Contains("none: No such file or directory"));
  CHECK_THAT(read_file(dir.write("file") / "below").error(), Contains("Not a directory"));

  REQUIRE(::mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  CHECK_THAT(read_file(dir.path() / "pipe").error(), Contains("no regular file"));

  std::filesystem::create_symlink("self", dir.path() / "self");
  CHECK_FALSE(read_file(dir.path() / "self"));
}

TEST_CASE("a file beyond the limit is refused with both sizes") {
  const TempDir dir;
  const auto small = dir.write("small", "12345");
  CHECK(read_file(small, 5));
  CHECK_THAT(read_file(small, 4).error(), Contains("it has 5 bytes, the limit is 4 bytes"));

  const auto large = dir.write("large");
  std::filesystem::resize_file(large, 16ULL * 1024 * 1024 + 600 * 1024);
  CHECK_THAT(read_file(large).error(), Contains("it has 16.5 MB, the limit is 16 MB"));
  // Its size is said to be 0, but there is more to read.
  if (std::filesystem::exists("/proc/self/maps")) {
    CHECK_THAT(read_file("/proc/self/maps", 10).error(), Contains("grew beyond the limit"));
  }
}

TEST_CASE("a file without permission is refused") {
  if (::geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  const TempDir dir;
  const auto file = dir.write("secret", "x");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  CHECK_THAT(read_file(file).error(), Contains("Permission denied"));
}

}  // namespace files_test
