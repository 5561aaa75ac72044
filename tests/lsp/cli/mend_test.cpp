// `check --fix`, `--diff` and `--add-ignores` on files.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/host/write.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace mend_test {

using namespace asyncy;
using test::Ran;
using test::TempDir;

namespace {

constexpr std::string_view kManifest = "commands:\n  go:\n    help: Goes.\n";

Ran check(const TempDir& folder, std::vector<std::string> words) {
  words.insert(words.begin(), "check");
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

std::string content(const TempDir& folder, const std::string& name) { return test::read_file(folder.path() / name); }

}  // namespace

TEST_CASE("option --fix mends files and says what it did, and a second time nothing") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", "comands:\n  go:\n    help: Goes.\n");
  folder.write("main.story", "\xEF\xBB\xBF" "demo og\r\ndemo xyz\r\n");
  std::filesystem::permissions(folder.path() / "main.story", std::filesystem::perms(0640));
  const Ran ran = check(folder, {"--fix"});
  CHECK(ran.status == 1);
  CHECK(ran.err == "asyncy-ls: mended demo/asyncy.yml: 1 unknown-key\nasyncy-ls: mended main.story: 1 unknown-command\n");
  CHECK(ran.out.find("1 error in 1 of 2 files.") != std::string::npos);
  CHECK(content(folder, "demo/asyncy.yml") == kManifest);
  CHECK(content(folder, "main.story") == "\xEF\xBB\xBF" "demo go\r\ndemo xyz\r\n");
  CHECK(std::filesystem::status(folder.path() / "main.story").permissions() == std::filesystem::perms(0640));

  const auto before = std::filesystem::last_write_time(folder.path() / "main.story");
  const Ran again = check(folder, {"--fix"});
  CHECK(again.err.empty());
  CHECK(again.out == ran.out);
  CHECK(std::filesystem::last_write_time(folder.path() / "main.story") == before);
}

TEST_CASE("option --diff writes nothing and shows what would change") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  folder.write("main.story", "a = 1\ndemo og\nb = 2\n");
  const Ran ran = check(folder, {"--diff"});
  CHECK(ran.status == 1);
  CHECK(ran.out == "--- a/main.story\n+++ b/main.story\n@@ -1,3 +1,3 @@\n a = 1\n-demo og\n+demo go\n b = 2\n");
  CHECK(content(folder, "main.story") == "a = 1\ndemo og\nb = 2\n");
  CHECK(check(folder, {"--diff", "demo"}).status == 0);
  CHECK(check(folder, {"--diff", "--add-ignores", "later", "main.story"}).out.find("+# asyncy-ls: ignore unknown-command -- later\n") !=
        std::string::npos);
}

TEST_CASE("option --unsafe takes a mend that is not the only one") {
  const TempDir folder;
  folder.write("asyncy-ls.yml", "dialect: nineteen\n");
  CHECK(check(folder, {"--fix"}).err.empty());
  CHECK(check(folder, {"--fix", "--unsafe"}).err == "asyncy-ls: mended asyncy-ls.yml: 1 invalid-setting\n");
  CHECK(content(folder, "asyncy-ls.yml") == "dialect: auto\n");
}

TEST_CASE("option --add-ignores silences what is there, and then all is quiet") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", "volume: true\n" + std::string(kManifest));
  folder.write("main.story", "if true\n\tdemo og\n");
  const Ran ran = check(folder, {"--add-ignores", "old, see the wiki"});
  CHECK(ran.status == 0);
  CHECK(ran.out == "Nothing to say about 2 files.\n");
  CHECK(content(folder, "main.story") == "if true\n\t# asyncy-ls: ignore unknown-command -- old, see the wiki\n\tdemo og\n");
  CHECK(check(folder, {"--add-ignores", "again"}).err.empty());
  CHECK(check(folder, {}).status == 0);
}

TEST_CASE("files that may not be written are left alone, and the run ends with 2") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", kManifest);
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("demo og\n")) utf16 += std::string{c, '\0'};
  folder.write("main.story", utf16);
  const Ran ran = check(folder, {"--fix"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("is written in UTF-16 and left alone") != std::string::npos);
  CHECK(content(folder, "main.story") == utf16);

  const auto path = folder.write("changed.story", "what another program has written\n");
  const auto refused = host::replace_text(path, "what was read\n", "mended\n");
  REQUIRE(refused);
  CHECK(refused->message == path.string() + " has changed meanwhile and is left alone");
  CHECK(content(folder, "changed.story") == "what another program has written\n");
}

TEST_CASE("killed at any byte of its writing, --fix leaves whole files") {
  const std::string prlimit = "/usr/bin/prlimit";
  if (::access(prlimit.c_str(), X_OK) != 0) {
    WARN("skipped: there is no prlimit here");
    return;
  }
  const std::string before = "demo og\nx = 1\n";
  const std::string after = "demo go\nx = 1\n";
  bool killed = false;
  bool finished = false;
  for (std::size_t limit = 0; limit <= after.size(); ++limit) {
    const TempDir folder;
    folder.write("demo/asyncy.yml", kManifest);
    folder.write("main.story", before);
    // Writing beyond the limit kills the process in the middle of it; its report goes nowhere, so that only files count.
    const Ran ran = test::run_program("/bin/sh", {.words = {"-c", "exec " + prlimit + " --core=0 --fsize=" + std::to_string(limit) + ' ' +
                                                                      test::asyncy_ls().string() + " check --fix >/dev/null 2>&1"},
                                                  .folder = folder.path()});
    const std::string now = content(folder, "main.story");
    INFO("limit " << limit << ", status " << ran.status);
    CHECK((now == before || now == after));
    killed = killed || (ran.status > 128 && now == before);
    finished = finished || now == after;
  }
  CHECK(killed);
  CHECK(finished);
}

}  // namespace mend_test
