// `check --watch`: what changes on disk is told once, and only that.
#include <catch2/catch.hpp>

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace watch_test {

using namespace asyncy;
using test::Ran;
using test::TempDir;

TEST_CASE("a watch tells what changes, and nothing else") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  folder.write("a.story", "demo og\n");
  folder.write("b.story", "demo og\n");
  // Each step waits until the watch has told of the one before it.
  const std::string script =
      "'" + test::asyncy_ls().string() +
      "' check --watch > out 2> err & watch=$!\n"
      "trap 'kill $watch' EXIT\n"
      "until_count() { for i in $(seq 600); do [ \"$(grep -c '^Watching' out)\" = $1 ] && return; sleep 0.1; done; exit 1; }\n"
      "until_count 1\n"
      "echo 'demo go' > a.story; until_count 2\n"
      "printf 'commands:\\n  og:\\n    help: Goes.\\n' > demo/asyncy.yml; until_count 3\n"
      "rm b.story; until_count 4\n"
      "echo 'demo none' > c.story; until_count 5\n"
      "cat out err\n";
  const Ran ran = test::run_program("/bin/sh", {.words = {"-c", script}, .folder = folder.path()});
  INFO(ran.out << ran.err);
  REQUIRE(ran.status == 0);
  const auto part = [&](int index) {
    std::size_t begin = 0;
    for (int i = 0; i < index; ++i) begin = ran.out.find('\n', ran.out.find("Watching", begin)) + 1;
    return ran.out.substr(begin, ran.out.find('\n', ran.out.find("Watching", begin)) + 1 - begin);
  };
  CHECK(part(0).find("a.story:1:6: error") != std::string::npos);
  CHECK(part(0).find("b.story:1:6: error") != std::string::npos);
  CHECK(part(0).find("Watching 3 files, 2 findings in all.\n") != std::string::npos);
  CHECK(part(1) == "a.story: nothing to say any more\nWatching 3 files, 1 finding in all.\n");
  CHECK(part(2).find("a.story:1:6: error") != std::string::npos);
  CHECK(part(2).find("b.story: nothing to say any more\n") != std::string::npos);
  CHECK(part(3) == "Watching 2 files, 1 finding in all.\n");
  CHECK(part(4).find("a.story") == std::string::npos);
  CHECK(part(4).find("c.story:1:6: error") != std::string::npos);
}

}  // namespace watch_test
