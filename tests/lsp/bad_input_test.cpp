// Whatever a client sends, the server lives, and what comes behind is answered as if nothing had been.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace bad_input_test {

using asyncy::test::Client;
using asyncy::test::edit;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;
using namespace std::string_literals;

namespace {

constexpr const char* kStory = "file:///nowhere/a.story";

/// A server that still does its work.
void check_alive(Client& client) {
  client.open("untitled:alive", "x = (\n", "storyscript");
  CHECK_FALSE(client.rules("untitled:alive").empty());
  client.close("untitled:alive");
  CHECK(client.diagnostics("untitled:alive")["diagnostics"].empty());
}

/// `body` is answered with an error of `code` and the id null.
void check_refused(const std::string& body, int code) {
  Client client;
  client.start();
  client.send_body(body);
  const Json answer = client.answer_to_nobody();
  CHECK(answer["error"]["code"] == code);
  CHECK(answer["id"].is_null());
  check_alive(client);
}

/// A document of any kind, opened; the server must say something of it and live.
void check_survives(const std::string& uri, const std::string& text, std::string_view language_id = "") {
  Client client;
  client.start();
  client.open(uri, text, language_id);
  client.diagnostics(uri);
  check_alive(client);
}

}  // namespace

TEST_CASE("bad input: a faulty header") {
  Client client;
  client.start();
  client.send_bytes("Content-Length: nothing\r\n\r\n{}");
  check_alive(client);
  CHECK(client.answer_to_nobody()["error"]["code"] == -32700);
}

TEST_CASE("bad input: broken JSON") { check_refused("{\"jsonrpc\": ", -32700); }
TEST_CASE("bad input: an empty body") { check_refused("", -32700); }
TEST_CASE("bad input: 200000 nested arrays") { check_refused(std::string(200'000, '['), -32700); }
TEST_CASE("bad input: 200000 nested arrays that are closed") {
  check_refused(
      R"({"jsonrpc":"2.0","id":1,"method":"x","params":)" + std::string(200'000, '[') + std::string(200'000, ']') + "}",
      -32700);
}
TEST_CASE("bad input: a batch") { check_refused(R"([{"jsonrpc":"2.0","id":1,"method":"shutdown"}])", -32600); }
TEST_CASE("bad input: no object") { check_refused("17", -32600); }
TEST_CASE("bad input: no method") { check_refused(R"({"jsonrpc":"2.0","id":1})", -32600); }
TEST_CASE("bad input: a method that is no string") { check_refused(R"({"jsonrpc":"2.0","id":1,"method":7})", -32600); }
TEST_CASE("bad input: an id that no integer holds") {
  check_refused(R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"x"})", -32600);
}

TEST_CASE("bad input: responses that nobody asked for") {
  Client client;
  client.start();
  client.send({{"jsonrpc", "2.0"}, {"id", 4711}, {"result", nullptr}});
  client.send({{"jsonrpc", "2.0"}, {"id", "x"}, {"error", {{"code", 1}, {"message", "no"}}}});
  client.send({{"jsonrpc", "2.0"}, {"id", nullptr}, {"result", nullptr}});
  check_alive(client);
}

TEST_CASE("bad input: notifications with params of wrong shape") {
  Client client;
  client.start();
  client.open(kStory, "x = 1\n");
  CHECK(client.rules(kStory).empty());
  for (const char* method : {"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
                             "textDocument/didSave", "workspace/didChangeWatchedFiles",
                             "workspace/didChangeWorkspaceFolders", "workspace/didChangeConfiguration", "initialized"})
    for (const Json& params :
         {Json(), Json(7), Json::array(), Json::object(), Json{{"textDocument", 3}}, Json{{"textDocument", {{"uri", 3}}}},
          Json{{"changes", {1, Json::object()}}}, Json{{"event", {{"added", 1}}}}, Json{{"settings", {{"asyncy", 5}}}},
          Json{{"textDocument", {{"uri", kStory}}}, {"contentChanges", {1}}},
          Json{{"textDocument", {{"uri", kStory}}}, {"contentChanges", {{{"text", "("}, {"range", 1}}}}}})
      if (!(method == "textDocument/didClose"s && params.contains("contentChanges"))) client.notify(method, params);
  CHECK(client.silent_about(kStory));
  check_alive(client);
}

TEST_CASE("bad input: a change of a file that was never opened") {
  Client client;
  client.start();
  client.replace(kStory, 2, "x = (\n");
  client.close(kStory);
  CHECK(client.silent_about(kStory));
  check_alive(client);
}

TEST_CASE("bad input: changes outside the text, reversed, inside a surrogate pair, inside CRLF") {
  Client client;
  client.start();
  client.open(kStory, "a = 1\r\nb = \"😀\"\r\n");
  CHECK(client.rules(kStory).empty());
  // Each one makes a text whose only mistake tells where the edit went.
  const auto mistake = [&](int version, Json change, std::string_view undo_to) {
    client.change(kStory, version, Json::array({std::move(change)}));
    const Json params = client.diagnostics(kStory);
    CHECK(params["version"] == version);
    REQUIRE(params["diagnostics"].size() >= 1);
    const Json start = params["diagnostics"][0]["range"]["start"];
    client.replace(kStory, version + 1, undo_to);
    CHECK(client.rules(kStory).empty());
    return start["line"].get<int>();
  };
  const std::string text = "a = 1\r\nb = \"😀\"\r\n";
  CHECK(mistake(2, edit(900, 5, 901, 0, "c = ("), text) == 2);
  CHECK(mistake(4, edit(0, 4000, 0, 4000, " = ("), text) == 0);
  CHECK(mistake(6, edit(1, 4, 0, 0, "("), text) == 0);
  CHECK(mistake(8, edit(1, 6, 1, 6, "\"("), text) == 1);
  CHECK(mistake(10, edit(0, 6, 0, 6, " = ("), text) == 0);
}

TEST_CASE("bad input: versions that go back, come twice or are missing") {
  Client client;
  client.start();
  client.open(kStory, "x = 1\n", "", 5);
  CHECK(client.rules(kStory).empty());
  client.replace(kStory, 3, "x = (\n");
  CHECK_FALSE(client.rules(kStory).empty());
  client.replace(kStory, 3, "x = 1\n");
  CHECK(client.rules(kStory).empty());
  client.notify("textDocument/didChange",
                {{"textDocument", {{"uri", kStory}, {"version", nullptr}}}, {"contentChanges", {{{"text", "x = (\n"}}}}});
  const Json params = client.diagnostics(kStory);
  CHECK_FALSE(params["diagnostics"].empty());
  CHECK_FALSE(params.contains("version"));
}

TEST_CASE("bad input: a document opened twice has the later text") {
  Client client;
  client.start();
  client.open(kStory, "x = 1\n");
  CHECK(client.rules(kStory).empty());
  client.open(kStory, "x = (\n");
  CHECK_FALSE(client.rules(kStory).empty());
}

TEST_CASE("bad input: a lone surrogate does not lose the edit") {
  Client client;
  client.start();
  client.send_body(
      R"({"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///nowhere/a.story",)"
      R"("languageId":"","version":1,"text":"x = \"\ud83d\"\ny = (\n"}}})");
  CHECK_FALSE(client.rules(kStory).empty());
}

TEST_CASE("bad input: bytes that are no UTF-8 in a message do not lose the edit") {
  Client client;
  client.start();
  client.send_body(
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///nowhere/"
      "a.story\","
      "\"languageId\":\"\",\"version\":1,\"text\":\"x = \\\"\xFF\xC3\\\"\\ny = (\\n\"}}}");
  CHECK_FALSE(client.rules(kStory).empty());
}

TEST_CASE("bad input: each odd text gets what it deserves, and nothing else") {
  using Rules = std::vector<std::string>;
  struct Odd {
    const char* what;
    std::string text;
    Rules of_manifest;
    Rules of_story;
  };
  const std::vector<Odd> all = {
      {"nothing", "", {}, {}},
      {"NUL", "a: \0\n"s, {"unknown-key", "invalid-character"}, {"unreadable-character"}},
      {"a byte order mark", "\xEF\xBB\xBF" "env:\n  A:\n", {}, {"unexpected-text", "unexpected-text"}},
      {"CRLF", "ports:\r\n- 80\r\n- x\r\n", {"wrong-kind"}, {"unexpected-text", "undefined-name"}},
      {"CR alone", "ports:\r- 80\r- x\r", {"wrong-kind"}, {"unexpected-text", "undefined-name"}},
      {"a list", "- a\n- b\n", {"wrong-kind"}, {"undefined-name", "undefined-name"}},
  };
  for (const Odd& odd : all) {
    INFO(odd.what);
    for (const auto& [uri, rules] : {std::pair{"file:///nowhere/demo/asyncy.yml", odd.of_manifest}, std::pair{kStory, odd.of_story}}) {
      INFO(uri);
      Client client;
      client.start();
      client.open(uri, odd.text);
      CHECK(client.rules(uri) == rules);
      check_alive(client);
    }
  }
}

TEST_CASE("bad input: ten thousand brackets or quotes") {
  for (const char* uri : {"file:///nowhere/a.story", "file:///nowhere/demo/asyncy.yml", "file:///nowhere/asyncy-ls.yml"}) {
    for (const char sign : {'(', '[', '{', '"'}) {
      INFO(uri << ' ' << sign);
      Client client;
      client.start();
      client.open(uri, std::string(10'000, sign));
      const auto rules = client.rules(uri);
      // One word about it, not one for each bracket.
      CHECK(rules.size() >= 1);
      CHECK(rules.size() <= 3);
      check_alive(client);
    }
  }
}

TEST_CASE("bad input: a default that a pattern takes for ever to judge") {
  check_survives("file:///nowhere/demo/asyncy.yml",
                 "commands:\n  go:\n    arguments:\n      a:\n        type: string\n        pattern: (a+)+$\n        default: "s +
                     std::string(60'000, 'a') + "!\n");
}

TEST_CASE("bad input: an alias bomb") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string inner = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + inner;
    for (int k = 0; k < 8; ++k) bomb += ", " + inner;
    bomb += "]\n";
  }
  check_survives("file:///nowhere/demo/asyncy.yml", bomb + "commands: *a39\n");
}

TEST_CASE("bad input: a pattern that a matcher would never finish") {
  TempDir dir;
  dir.write("demo/asyncy.yml",
            "commands:\n  go:\n    help: Goes.\n    arguments:\n      a:\n        type: string\n        in: arg_position\n"
            "        pattern: ^(a|aa|a?)+$\n");
  const auto path = dir.write("a.story", "demo go a:\"" + std::string(5000, 'a') + "!\"\n");
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(uri_of(path), asyncy::test::Json("demo go a:\"" + std::string(5000, 'a') + "!\"\n").get<std::string>());
  client.diagnostics(uri_of(path));
  check_alive(client);
}

TEST_CASE("bad input: a text over the limit is not read, says so, and is read again when it is smaller") {
  Client client;
  client.start();
  client.open(kStory, std::string(16UL * 1024 * 1024 + 1, '('));
  const Json params = client.diagnostics(kStory);
  REQUIRE(params["diagnostics"].size() == 1);
  CHECK(params["diagnostics"][0]["message"].get<std::string>().find("16 MB") != std::string::npos);
  client.replace(kStory, 2, "x = 1\n");
  CHECK(client.rules(kStory).empty());
}

TEST_CASE("bad input: folders and files on disk that cannot be read") {
  TempDir dir;
  std::filesystem::create_directories(dir.path() / "odd/asyncy.yml");
  std::filesystem::create_directory_symlink(dir.path(), dir.path() / "loop");
  std::filesystem::create_symlink("self.story", dir.path() / "self.story");
  dir.write("list/asyncy.yml", "- a\n");
  dir.write("empty/asyncy.yml");
  dir.write("bytes/asyncy.yml", "a: \xFF\n");
  const auto secret = dir.write("secret/asyncy.yml", "commands:\n");
  std::filesystem::permissions(secret, std::filesystem::perms::none);
  // The administrator may read what nobody may; a file whose reading fails is unreadable for everybody.
  std::filesystem::create_directories(dir.path() / "failing");
  std::filesystem::create_symlink("/proc/self/mem", dir.path() / "failing/asyncy.yml");
  dir.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo stay\n");
  CHECK(client.rules(story) == std::vector<std::string>{"unknown-command"});
  const auto odd = uri_of(dir.path() / "odd/asyncy.yml");
  client.open(odd, "commands:\n  go:\n    help: Goes.\n");
  CHECK(client.rules(odd).empty());
  check_alive(client);
}

TEST_CASE("bad input: a flood from a client that never reads waits outside, and every request is answered at last") {
  Client client({.queue = {.messages = 64, .bytes = 64UL * 1024}});
  client.start();
  std::string flood;
  constexpr int kCount = 200'000;
  for (int i = 0; i < kCount; ++i) flood += asyncy::rpc::framed(R"({"jsonrpc":"2.0","id":null,"method":"x"})");
  const std::size_t taken = client.send_what_fits(flood);
  // Two pipes and one queue: what the server took of the flood has a bound that is far below it.
  CHECK(taken < 2UL * 1024 * 1024);
  CHECK(taken < flood.size());
  const std::size_t frame = flood.size() / kCount;
  const std::size_t begun = (taken + frame - 1) / frame;
  std::thread writer([&] { client.send_bytes(std::string_view(flood).substr(taken, begun * frame - taken)); });
  for (std::size_t i = 0; i < begun; ++i) client.answer_to_nobody();
  writer.join();
  check_alive(client);
}

TEST_CASE("bad input: a client that stops reading ends the server") {
  Client client;
  client.start();
  client.stop_reading();
  client.notify("textDocument/didOpen",
                {{"textDocument", {{"uri", kStory}, {"languageId", ""}, {"version", 1}, {"text", "x = 1\n"}}}});
  CHECK(client.hang_up() == 1);
}

}  // namespace bad_input_test
