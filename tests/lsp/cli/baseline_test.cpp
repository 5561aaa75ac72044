// Baselines: what is known stays quiet wherever it goes, what is new is told, what is gone is stale.
#include "core/report/baseline.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace baseline_test {

using namespace asyncy;
using report::Baseline;
using test::Ran;
using test::TempDir;

namespace {

constexpr std::string_view kFile = "asyncy-ls-baseline.json";

Ran run(const TempDir& folder, std::vector<std::string> words) {
  return test::run_program(test::asyncy_ls(), {.words = std::move(words), .folder = folder.path()});
}

void write_project(const TempDir& folder) {
  folder.write("demo/asyncy.yml", "volume: true\ncommands:\n  go:\n    help: Goes.\n");
  folder.write("main.story", "demo og\ndemo go where:'x'\ndemo og\n");
}

}  // namespace

TEST_CASE("a baseline keeps what is known quiet when lines move and files are renamed") {
  const TempDir folder;
  write_project(folder);
  const Ran written = run(folder, {"baseline", "write"});
  CHECK(written.status == 0);
  CHECK(written.out == "asyncy-ls-baseline.json: 3 findings\n");
  CHECK(test::read_file(folder.path() / kFile) ==
        "{\"version\": 1, \"entries\": [\n"
        "{\"command\":\"volume\",\"rule\":\"obsolete-key\",\"service\":\"demo\",\"value\":\"volume\"},\n"
        "{\"count\":2,\"rule\":\"unknown-command\",\"service\":\"demo\",\"value\":\"og\"}\n"
        "]}\n");
  CHECK(run(folder, {"baseline", "check"}).status == 0);
  CHECK(run(folder, {"check", "--baseline", std::string(kFile), "--strict"}).status == 0);

  std::filesystem::remove(folder.path() / "main.story");
  folder.write("deep/er.story", "# moved\nif true\n    demo   og\n\ndemo og\n");
  CHECK(run(folder, {"baseline", "check"}).out == "Nothing to say about 2 files.\n");

  folder.write("new.story", "demo og\n");
  const Ran more = run(folder, {"baseline", "check"});
  CHECK(more.status == 1);
  CHECK(more.out.find("1 error in 1 of 3 files.") != std::string::npos);
}

TEST_CASE("entries that nothing means any more are stale, and pruned") {
  const TempDir folder;
  write_project(folder);
  run(folder, {"baseline", "write"});
  folder.write("main.story", "demo og\n");
  const Ran stale = run(folder, {"baseline", "check"});
  CHECK(stale.status == 0);
  CHECK(stale.err ==
        "asyncy-ls: asyncy-ls-baseline.json knows 1 finding that is gone: unknown-command: demo `og`\n"
        "asyncy-ls: `asyncy-ls baseline prune` takes them out\n");
  CHECK(run(folder, {"baseline", "check", "--strict"}).status == 1);
  CHECK(run(folder, {"check", "--baseline", std::string(kFile), "--strict"}).status == 1);
  CHECK(run(folder, {"check", "--baseline", std::string(kFile)}).status == 0);

  CHECK(run(folder, {"baseline", "prune"}).out == "asyncy-ls-baseline.json: 1 finding taken out\n");
  CHECK(run(folder, {"baseline", "check", "--strict"}).status == 0);
  folder.write("main.story", "demo og\ndemo og\n");
  CHECK(run(folder, {"baseline", "check"}).status == 1);
}

TEST_CASE("what is no baseline is refused, and so are words that are no deeds") {
  const TempDir folder;
  write_project(folder);
  folder.write("odd.json", "{\"version\": 2, \"entries\": []}");
  CHECK(run(folder, {"baseline", "check", "--file", "odd.json"}).err ==
        "asyncy-ls: odd.json is no baseline; `asyncy-ls baseline write` makes one\n");
  CHECK(run(folder, {"check", "--baseline", "gone.json"}).status == 2);
  CHECK(run(folder, {"baseline"}).err == "asyncy-ls: `baseline` needs to know what to do: `write`, `check` and `prune`\n");
  CHECK(run(folder, {"baseline", "wirte"}).status == 2);
  for (const std::string_view text : {"", "[]", "{}", "{\"version\":1}", "{\"version\":1,\"entries\":[1]}",
                                      "{\"version\":1,\"entries\":[{\"rule\":1}]}", "{\"version\":1,\"entries\":[{\"service\":\"a\"}]}",
                                      "{\"version\":1,\"entries\":[{\"rule\":\"a\",\"count\":-1}]}"})
    CHECK_FALSE(report::read_baseline(text));
}

TEST_CASE("a baseline is read as it was written, whatever it holds") {
  Baseline baseline;
  baseline.entries[{"a-rule", "demo", "go", "to", "'é \"\\ 💡'"}] = 3;
  baseline.entries[{"b-rule", "", "", "", ""}] = 1;
  const auto read = report::read_baseline(report::write_baseline(baseline));
  REQUIRE(read);
  CHECK(*read == baseline);
  CHECK(report::without(baseline, baseline).entries.empty());
  CHECK(*report::read_baseline(report::write_baseline({})) == Baseline{});
}

TEST_CASE("killed at any byte of its writing, a baseline is the old one or the new one") {
  const std::string prlimit = "/usr/bin/prlimit";
  if (::access(prlimit.c_str(), X_OK) != 0) {
    WARN("skipped: there is no prlimit here");
    return;
  }
  const TempDir model;
  write_project(model);
  run(model, {"baseline", "write"});
  const std::string after = test::read_file(model.path() / kFile);
  const std::string before = report::write_baseline({});
  for (std::size_t limit = 0; limit <= after.size(); limit += 7) {
    const TempDir folder;
    write_project(folder);
    folder.write(std::string(kFile), before);
    test::run_program("/bin/sh", {.words = {"-c", "exec " + prlimit + " --core=0 --fsize=" + std::to_string(limit) + ' ' +
                                                test::asyncy_ls().string() + " baseline write >/dev/null 2>&1"},
                            .folder = folder.path()});
    const std::string now = test::read_file(folder.path() / kFile);
    INFO("limit " << limit);
    CHECK((now == before || now == after));
  }
}

}  // namespace baseline_test
