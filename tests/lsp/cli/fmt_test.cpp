// `asyncy-ls fmt` as people and pipelines run it.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace fmt_test {

using namespace asyncy;
using test::Ran;
using test::read_file;
using test::TempDir;

namespace {

Ran fmt(const TempDir& folder, std::vector<std::string> words, std::string input = "") {
  words.insert(words.begin(), "fmt");
  return test::run_program(test::asyncy_ls(),
                           {.words = std::move(words), .folder = folder.path(), .input = std::move(input)});
}

constexpr std::string_view kUgly = "x=1\nif x\n  log  x\n";
constexpr std::string_view kFine = "x = 1\nif x\n    log x\n";

}  // namespace

TEST_CASE("fmt writes the stories and manifests of a folder, names them, and is done the second time") {
  const TempDir folder;
  const auto ugly = folder.write("b/ugly.story", kUgly);
  folder.write("fine.story", kFine);
  folder.write("vendor/other.story", kUgly);
  folder.write("asyncy-ls.yml", "exclude: [vendor]\n");
  const auto manifest = folder.write("demo/asyncy.yml", "commands:\n      go:\n        help: Goes.\n");
  REQUIRE(::chmod(ugly.c_str(), 0640) == 0);
  const Ran ran = fmt(folder, {"."});
  CHECK(ran.status == 0);
  CHECK(ran.out == "b/ugly.story\ndemo/asyncy.yml\n");
  CHECK(ran.err.empty());
  CHECK(read_file(ugly) == kFine);
  CHECK(read_file(folder.path() / "vendor/other.story") == kUgly);
  CHECK(read_file(manifest) == "commands:\n  go:\n    help: Goes.\n");
  CHECK((std::filesystem::status(ugly).permissions() & std::filesystem::perms::mask) == std::filesystem::perms(0640));
  const Ran again = fmt(folder, {"."});
  CHECK(again.status == 0);
  CHECK(again.out.empty());
}

TEST_CASE("fmt --check lists what would change, writes nothing and ends with 1") {
  const TempDir folder;
  const auto ugly = folder.write("ugly.story", kUgly);
  folder.write("fine.story", kFine);
  const Ran ran = fmt(folder, {"--check", "."});
  CHECK(ran.status == 1);
  CHECK(ran.out == "ugly.story\n");
  CHECK(read_file(ugly) == kUgly);
  CHECK(fmt(folder, {"--check", "fine.story"}).status == 0);
  CHECK(fmt(folder, {"--check", "fine.story"}).out.empty());
}

TEST_CASE("fmt --diff shows what would change") {
  const TempDir folder;
  const auto ugly = folder.write("ugly.story", kUgly);
  const Ran ran = fmt(folder, {"--diff", "ugly.story"});
  CHECK(ran.status == 1);
  CHECK(ran.out == "--- a/ugly.story\n+++ b/ugly.story\n@@ -1,3 +1,3 @@\n-x=1\n+x = 1\n if x\n-  log  x\n+    log x\n");
  CHECK(read_file(ugly) == kUgly);
}

TEST_CASE("fmt - is a filter") {
  const TempDir folder;
  const Ran ran = fmt(folder, {"-"}, "x=1\r\n");
  CHECK(ran.status == 0);
  CHECK(ran.out == "x = 1\r\n");
  CHECK(ran.err.empty());
  CHECK(fmt(folder, {"-"}, "x = 1\n").out == "x = 1\n");
  CHECK(fmt(folder, {"-", "--check"}, "x=1\n").status == 1);
  CHECK(fmt(folder, {"-", "--check"}, "x = 1\n").status == 0);
  CHECK(fmt(folder, {"-", "--diff"}, "x=1").out ==
        "--- a/-\n+++ b/-\n@@ -1 +1 @@\n-x=1\n\\ No newline at end of file\n+x = 1\n");
}

TEST_CASE("fmt --argument-colon says how arguments are written") {
  const TempDir folder;
  CHECK(fmt(folder, {"-"}, "a b c: 1 d: 2 e:3\n").out == "a b c: 1 d: 2 e: 3\n");
  CHECK(fmt(folder, {"-", "--argument-colon", "auto"}, "a b c:1 d: 2 e:3\n").out == "a b c:1 d:2 e:3\n");
  CHECK(fmt(folder, {"-", "--argument-colon", "tight"}, "a b c: 1\n").out == "a b c:1\n");
  CHECK(fmt(folder, {"-", "--argument-colon=spaced"}, "a b c:1\n").out == "a b c: 1\n");
}

TEST_CASE("fmt asks asyncy-ls.yml how arguments are written, and the command line goes before it") {
  const TempDir folder;
  folder.write("spaced/asyncy-ls.yml", "argument_colon: spaced\n");
  const auto spaced = folder.write("spaced/deep/a.story", "a b c:1\n");
  folder.write("tight/asyncy-ls.yml", "argument_colon: tight\n");
  const auto tight = folder.write("tight/a.story", "a b c: 1\n");
  CHECK(fmt(folder, {"spaced", "tight"}).status == 0);
  CHECK(read_file(spaced) == "a b c: 1\n");
  CHECK(read_file(tight) == "a b c:1\n");
  CHECK(fmt(folder, {"spaced", "--argument-colon", "auto"}).out.empty());
  CHECK(fmt(folder, {"spaced", "--argument-colon", "tight"}).out == "spaced/deep/a.story\n");
  folder.write("asyncy-ls.yml", "argument_colon: spaced\n");
  CHECK(fmt(folder, {"-"}, "a b c:1\n").out == "a b c: 1\n");
}

TEST_CASE("fmt does what it can about a story with syntax errors, and says so") {
  const TempDir folder;
  const auto broken = folder.write("broken.story", "x=1\nif )\n  y=2\nz=3\n");
  const Ran ran = fmt(folder, {"broken.story"});
  CHECK(ran.status == 0);
  CHECK(ran.out == "broken.story\n");
  CHECK(ran.err ==
        "asyncy-ls: broken.story has syntax errors, the first on line 2; the statements with them stay as they are "
        "(asyncy-ls "
        "check tells what is wrong)\n");
  CHECK(read_file(broken) == "x = 1\nif )\n  y=2\nz = 3\n");
}

TEST_CASE("fmt keeps byte-order marks, and leaves other encodings and other files alone") {
  const TempDir folder;
  const auto marked = folder.write("marked.story", "\xEF\xBB\xBFx=1\n");
  CHECK(fmt(folder, {"marked.story"}).status == 0);
  CHECK(read_file(marked) == "\xEF\xBB\xBFx = 1\n");
  const std::string wide("\xFF\xFEx\0=\0", 6);
  const auto utf16 = folder.write("wide.story", wide);
  const Ran ran = fmt(folder, {"wide.story"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "asyncy-ls: wide.story is written in UTF-16; save it as UTF-8, then it can be changed\n");
  CHECK(read_file(utf16) == wide);
  folder.write("asyncy-ls.yml", "known:   [a]\n");
  const Ran config = fmt(folder, {"asyncy-ls.yml"});
  CHECK(config.status == 0);
  CHECK(config.err == "asyncy-ls: asyncy-ls.yml is left alone: only stories and manifests are formatted\n");
  CHECK(config.out.empty());
}

TEST_CASE("fmt formats manifests, and leaves those with mistakes in their YAML as they are") {
  const TempDir folder;
  const auto manifest = folder.write("demo/asyncy.yml", "\xEF\xBB\xBF""commands:   {}  # none\r\n\r\n\r\n\r\n\r\nports :\r\n  -   80\r\n");
  CHECK(fmt(folder, {"--check", "."}).status == 1);
  CHECK(fmt(folder, {"--diff", "."}).out.starts_with("--- a/demo/asyncy.yml\n"));
  CHECK(fmt(folder, {"demo/asyncy.yml"}).out == "demo/asyncy.yml\n");
  CHECK(read_file(manifest) == "\xEF\xBB\xBF""commands: {}  # none\r\n\r\n\r\nports:\r\n  - 80\r\n");
  CHECK(fmt(folder, {"--check", "."}).status == 0);
  const auto broken = folder.write("broken/asyncy.yml", "commands:\n    go:\n        help: [\n");
  const Ran ran = fmt(folder, {"broken"});
  CHECK(ran.status == 0);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "asyncy-ls: broken/asyncy.yml has mistakes in its YAML, the first on line 3; it stays as it is (asyncy-ls check tells what is "
        "wrong)\n");
  CHECK(read_file(broken) == "commands:\n    go:\n        help: [\n");
}

TEST_CASE("fmt - knows a manifest by the name that --stdin-filename gives") {
  const TempDir folder;
  CHECK(fmt(folder, {"-", "--stdin-filename", "asyncy.yml"}, "a:   1\n").out == "a: 1\n");
  CHECK(fmt(folder, {"-", "--stdin-filename", "a.story"}, "a=1\n").out == "a = 1\n");
  CHECK(fmt(folder, {"-", "--stdin-filename", "asyncy.yml", "--check"}, "a:   1\n").status == 1);
  CHECK(fmt(folder, {".", "--stdin-filename", "asyncy.yml"}).status == 2);
}

TEST_CASE("fmt ends with 2 for what it cannot do, and still does the rest") {
  const TempDir folder;
  const auto ugly = folder.write("ugly.story", kUgly);
  const Ran ran = fmt(folder, {"none.story", "ugly.story"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "asyncy-ls: " + (folder.path() / "none.story").string() + " does not exist\n");
  CHECK(read_file(ugly) == kFine);
  CHECK(fmt(folder, {}).status == 2);
  CHECK(fmt(folder, {}).err == "asyncy-ls: say what to format: asyncy-ls fmt PATH…, or - for the standard input\n");
  CHECK(fmt(folder, {"-", "ugly.story"}).err == "asyncy-ls: - is the standard input and stands alone\n");
}

TEST_CASE("fmt writes through links") {
  const TempDir folder;
  const auto real = folder.write("elsewhere/real.txt", kUgly);
  std::filesystem::create_symlink(real, folder.path() / "link.story");
  CHECK(fmt(folder, {"link.story"}).status == 0);
  CHECK(std::filesystem::is_symlink(folder.path() / "link.story"));
  CHECK(read_file(real) == kFine);
}

}  // namespace fmt_test
