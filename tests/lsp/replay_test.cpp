// A session written down and played again gives the same answers; another server's differ.
#include "lsp/replay.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/client.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace replay_test {

using namespace asyncy;
using test::Json;
using test::TempDir;

namespace {

Json request(int id, const char* method, Json params) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}};
}

Json notification(const char* method, Json params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

/// What an editor sends to a server about one story.
std::string session_of(const std::string& folder, const std::string& story) {
  std::string out;
  const Json place = {{"textDocument", {{"uri", story}}}, {"position", {{"line", 0}, {"character", 6}}}};
  for (const Json& each :
       {request(1, "initialize", {{"processId", nullptr}, {"rootUri", folder}, {"capabilities", Json::object()}}),
        notification("initialized", Json::object()),
        notification("textDocument/didOpen",
                     {{"textDocument", {{"uri", story}, {"languageId", "storyscript"}, {"version", 1}, {"text", "demo fly 😀\n"}}}}),
        request(2, "textDocument/hover", place), request(3, "textDocument/references", place),
        request(4, "shutdown", nullptr), notification("exit", nullptr)})
    out += rpc::framed(each.dump());
  return out;
}

}  // namespace

TEST_CASE("replay: the same server gives the same answers, a changed project others") {
  const TempDir dir;
  dir.write("demo/asyncy.yml", "commands:\n  fly:\n    help: Flies.\n");
  const auto story = test::uri_of(dir.write("a.story"));
  const auto record = (dir.path() / "session.jsonl").string();
  const auto served = test::run_program(
      test::asyncy_ls(), {.words = {"serve", "--record", record}, .input = session_of(test::uri_of(dir.path()), story)});
  INFO(served.err);
  REQUIRE(served.status == 0);
  const auto replay = [&] { return test::run_program(test::asyncy_ls(), {.words = {"replay", record}}); };
  const auto same = replay();
  INFO(same.out << same.err);
  CHECK(same.status == 0);
  CHECK(same.out == "4 requests, 0 differences\n");

  dir.write("demo/asyncy.yml", "commands:\n  run:\n    help: Runs.\n");
  const auto other = replay();
  CHECK(other.status == 1);
  CHECK(other.out.find("answer to 2\n  recorded: ") != std::string::npos);
  // A server that was killed leaves half a line.
  std::ofstream(record, std::ios::app) << "{\"from\":\"cli";
  CHECK(replay().status == 1);
}

TEST_CASE("replay: diagnostics that differ are told, and the way in which they do") {
  const TempDir dir;
  dir.write("demo/asyncy.yml", "commands:\n  fly:\n    help: Flies.\n");
  const auto story = test::uri_of(dir.write("a.story"));
  const auto record = (dir.path() / "session.jsonl").string();
  {
    test::Client client({.recorder = rpc::Recorder::open(record)});
    client.start(test::Client::folder(dir.path()));
    client.open(story, "# 😀\r\ndemo fly\r\n", "", 3);
    CHECK(client.rules(story).empty());
    client.replace(story, 4, "# 😀\r\ndemo flies\r\n");
    CHECK(client.rules(story) == std::vector<std::string>{"unknown-command"});
    client.replace(story, 5, "# 😀\r\ndemo fly\r\n");
    CHECK(client.rules(story).empty());
  }
  const auto replay = [&] { return test::run_program(test::asyncy_ls(), {.words = {"replay", record}}); };
  const auto same = replay();
  INFO(same.out << same.err);
  CHECK(same.out == "2 requests, 0 differences\n");

  dir.write("demo/asyncy.yml", "commands:\n  run:\n    help: Runs.\n");
  const auto other = replay();
  INFO(other.out << other.err);
  CHECK(other.status == 1);
  CHECK(other.out.ends_with("2 requests, 1 differences\n"));
  CHECK(other.out.starts_with("diagnostics of \"" + story + "\"\n  recorded: {\"diagnostics\":[]"));
  const auto now = other.out.find("\n  now: ");
  REQUIRE(now != std::string::npos);
  CHECK(other.out.find("unknown-command", now) != std::string::npos);
}

TEST_CASE("replay: what is no record is refused") {
  const TempDir dir;
  dir.write("none.jsonl", "hello\nworld\n");
  dir.write("empty.jsonl", "");
  for (const char* name : {"none.jsonl", "empty.jsonl", "missing.jsonl"}) {
    const auto ran = test::run_program(test::asyncy_ls(), {.words = {"replay", (dir.path() / name).string()}});
    INFO(name);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("asyncy-ls: "));
  }
}

}  // namespace replay_test
