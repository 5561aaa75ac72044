// `asyncy-ls migrate` as people run it.
#include <catch2/catch.hpp>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace migrate_command_test {

using namespace asyncy;
using test::Ran;
using test::read_file;
using test::TempDir;

namespace {

Ran migrate(const TempDir& folder, std::vector<std::string> words, std::string input = "") {
  words.insert(words.begin(), "migrate");
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path(), .input = std::move(input)});
}

constexpr std::string_view kSeed = "env:\n  TOKEN:  # secret\n    type: string\n";
constexpr std::string_view kLater = "environment:\n  TOKEN:  # secret\n    type: string\n    required: true\n";

}  // namespace

TEST_CASE("migrate rewrites the manifests of a folder, names them, and is done the second time") {
  const TempDir folder;
  const auto one = folder.write("one/asyncy.yml", kSeed);
  const auto other = folder.write("two/asyncy.yml", kLater);
  folder.write("a.story", "x=1\n");
  const Ran ran = migrate(folder, {"--to", "arguments", "."});
  CHECK(ran.status == 0);
  CHECK(ran.out == "one/asyncy.yml\n");
  CHECK(ran.err.empty());
  CHECK(read_file(one) == kLater);
  CHECK(read_file(other) == kLater);
  CHECK(migrate(folder, {"--to=arguments", "."}).out.empty());
}

TEST_CASE("migrate --check and --diff write nothing") {
  const TempDir folder;
  const auto manifest = folder.write("asyncy.yml", kSeed);
  const Ran check = migrate(folder, {"--to", "arguments", "--check", "asyncy.yml"});
  CHECK(check.status == 1);
  CHECK(check.out == "asyncy.yml\n");
  const Ran diff = migrate(folder, {"--to", "arguments", "--diff", "asyncy.yml"});
  CHECK(diff.status == 1);
  CHECK(diff.out ==
        "--- a/asyncy.yml\n+++ b/asyncy.yml\n@@ -1,3 +1,4 @@\n-env:\n+environment:\n   TOKEN:  # secret\n     type: string\n+    required: true\n");
  CHECK(read_file(manifest) == kSeed);
  CHECK(migrate(folder, {"--to", "seed", "--check", "asyncy.yml"}).status == 0);
}

TEST_CASE("migrate - is a filter") {
  const TempDir folder;
  CHECK(migrate(folder, {"--to", "arguments", "-"}, std::string(kSeed)).out == kLater);
  CHECK(migrate(folder, {"--to", "seed", "-"}, std::string(kSeed)).out == kSeed);
}

TEST_CASE("migrate tells what the other dialect cannot say, and does the rest") {
  const TempDir folder;
  const auto refused = folder.write("a/asyncy.yml", "omg: 1\ncommands:\n  go:\n    http: {method: get}\n");
  const auto fine = folder.write("b/asyncy.yml", "environment:\n  A: {required: true}\n");
  const Ran ran = migrate(folder, {"--to", "seed", "."});
  CHECK(ran.status == 2);
  CHECK(ran.out == "b/asyncy.yml\n");
  CHECK(ran.err ==
        "asyncy-ls: a/asyncy.yml:1: left as it is, because the first guide has nothing that means `omg` of the manifest of a service\n"
        "asyncy-ls: a/asyncy.yml:4: left as it is, because the first guide has nothing that means `http` of a command\n");
  CHECK(read_file(refused) == "omg: 1\ncommands:\n  go:\n    http: {method: get}\n");
  CHECK(read_file(fine) == "env:\n  A: {required: true}\n");
}

TEST_CASE("migrate says what it needs") {
  const TempDir folder;
  folder.write("a.story", "x = 1\n");
  CHECK(migrate(folder, {"."}).status == 2);
  CHECK(migrate(folder, {"."}).err == "asyncy-ls: say in which dialect to write: asyncy-ls migrate --to seed PATH…, or --to arguments\n");
  CHECK(migrate(folder, {"--to", "2018", "."}).status == 2);
  CHECK(migrate(folder, {"--to", "seed"}).status == 2);
  CHECK(migrate(folder, {"--to", "seed", "-", "."}).err == "asyncy-ls: - is the standard input and stands alone\n");
  CHECK(migrate(folder, {"--to", "seed", "a.story"}).err == "asyncy-ls: a.story is left alone: only manifests have dialects\n");
}

}  // namespace migrate_command_test
