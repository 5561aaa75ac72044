// Lenses above what a manifest declares, and what an unsaved edit breaks.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace code_lens_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n  stay:\n    help: Stays.\n";

struct Opened {
  explicit Opened(const char* second = "demo go\n", const char* text = kManifest) {
    manifest = uri_of(dir.write("demo/asyncy.yml", text));
    first = uri_of(dir.write("a.story", "# 😀\r\ndemo go\r\n"));
    dir.write("more/a.story", second);
    Json params = Client::folder(dir.path());
    params["capabilities"]["window"]["showDocument"]["support"] = true;
    capabilities = client.start(params);
    client.open(manifest, text);
    CHECK(client.rules(manifest).empty());
  }

  [[nodiscard]] Json lenses() { return client.request("textDocument/codeLens", {{"textDocument", {{"uri", manifest}}}}); }

  /// The requests of one method that the server sent; after the next answer, so that they have come.
  Json asked(const std::string& method) {
    client.silent_about("");
    Json last;
    for (const Json& each : client.requests_from_server())
      if (each["method"] == method) last = each["params"];
    return last;
  }

  TempDir dir;
  std::string manifest, first;
  Client client;
  Json capabilities;
};

Json command_of(const Json& lens) {
  return {{"command", lens["command"]["command"]}, {"arguments", lens["command"]["arguments"]}};
}

}  // namespace

TEST_CASE("code lenses: the only caller is opened at once") {
  Opened opened("x = 1\n");
  const Json lenses = opened.lenses();
  REQUIRE(lenses.size() == 2);
  CHECK(lenses[0]["command"]["title"] == "1 caller");
  CHECK(lenses[0]["range"]["start"]["line"] == 1);
  CHECK(lenses[1]["command"]["title"] == "never called");
  CHECK(lenses[1]["command"]["command"] == "");
  const Json& commands = opened.capabilities["executeCommandProvider"]["commands"];
  CHECK(std::find(commands.begin(), commands.end(), lenses[0]["command"]["command"]) != commands.end());
  CHECK(opened.client.request("workspace/executeCommand", command_of(lenses[0])).is_null());
  const Json shown = opened.asked("window/showDocument");
  CHECK(shown["uri"] == opened.first);
  CHECK(shown["selection"]["start"] == Json{{"line", 1}, {"character", 5}});
}

TEST_CASE("code lenses: of several callers the person chooses") {
  Opened opened;
  const Json lenses = opened.lenses();
  CHECK(lenses[0]["command"]["title"] == "2 callers");
  opened.client.request("workspace/executeCommand", command_of(lenses[0]));
  const Json asked = opened.asked("window/showMessageRequest");
  REQUIRE(asked["actions"].size() == 2);
  CHECK(asked["actions"][0]["title"] == "a.story:2");
  CHECK(asked["actions"][1]["title"] == "more/a.story:1");
  CHECK(opened.client.error_of("workspace/executeCommand", {{"command", "asyncy-ls.showCallers"}}) == -32602);
  CHECK(opened.client.request("textDocument/codeLens", {{"textDocument", {{"uri", opened.first}}}}) == Json::array());
}

TEST_CASE("code lenses: what they count can be listed") {
  // The name in `format` is no caller.
  Opened opened("x = 1\n", "commands:\n  go:\n    help: |\n      ```story\n      demo go to:1\n      ```\n"
                           "    arguments:\n      to:\n        type: int\n    format: go {to}\n");
  const Json lenses = opened.lenses();
  REQUIRE(lenses.size() == 2);
  const auto callers = [&](const Json& arguments) {
    return opened.client.request("workspace/executeCommand", {{"command", "asyncy-ls.callers"}, {"arguments", arguments}});
  };
  CHECK(lenses[0]["command"]["title"] == "2 callers");
  const Json of_command = callers(lenses[0]["command"]["arguments"]);
  REQUIRE(of_command.size() == 2);
  CHECK(of_command[0]["uri"] == opened.first);
  CHECK(of_command[1]["uri"] == opened.manifest);
  CHECK(of_command[1]["range"]["start"] == Json{{"line", 4}, {"character", 11}});
  CHECK(lenses[1]["command"]["title"] == "passed by 1 of 2");
  const Json of_argument = callers(lenses[1]["command"]["arguments"]);
  REQUIRE(of_argument.size() == 1);
  CHECK(of_argument[0]["range"]["start"] == Json{{"line", 4}, {"character", 14}});
  CHECK(callers({opened.manifest, {{"line", 0}, {"character", 0}}}) == Json::array());
  CHECK(opened.client.error_of("workspace/executeCommand", {{"command", "asyncy-ls.callers"}}) == -32602);
}

TEST_CASE("code lenses: the client hears that they have changed when a story calls something else") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", kManifest));
  const auto story = uri_of(dir.write("a.story", "demo go\n"));
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["workspace"]["codeLens"]["refreshSupport"] = true;
  client.start(params);
  // They are asked for before the diagnostics of the same state are sent.
  const auto refreshes = [&](const std::string& uri) {
    client.rules(uri);
    return client.requests_from_server("workspace/codeLens/refresh");
  };
  client.open(story, "demo go\n");
  CHECK(refreshes(story) == 0);
  // No manifest shows lenses.
  client.replace(story, 2, "demo stay\n");
  CHECK(refreshes(story) == 0);
  client.open(manifest, kManifest);
  const auto before = refreshes(manifest);
  client.replace(story, 3, "demo stay\ndemo go\n");
  CHECK(refreshes(story) == before + 1);
  client.replace(story, 4, "# 😀\r\ndemo stay\r\n\r\ndemo go\r\n");
  CHECK(refreshes(story) == before + 1);
  client.replace(story, 5, "demo stay\ndemo stay\n");
  CHECK(refreshes(story) == before + 2);
}

TEST_CASE("what no story uses is marked, only when it is asked for") {
  Opened opened("x = 1\n");
  opened.client.notify("workspace/didChangeConfiguration", {{"settings", {{"asyncy", {{"markUnused", true}}}}}});
  Json found = opened.client.diagnostics(opened.manifest)["diagnostics"];
  REQUIRE(found.size() == 1);
  CHECK(found[0]["code"] == "never-used");
  CHECK(found[0]["severity"] == 4);
  CHECK(found[0]["message"] == "`stay` is never called here");
  CHECK(found[0]["range"]["start"] == Json{{"line", 3}, {"character", 2}});
  // A story that nobody has saved counts.
  opened.client.open(opened.first, "# 😀\r\ndemo go\r\ndemo stay\r\n");
  CHECK(opened.client.rules(opened.manifest).empty());
  opened.client.replace(opened.first, 2, "demo stay\n");
  found = opened.client.diagnostics(opened.manifest)["diagnostics"];
  REQUIRE(found.size() == 1);
  CHECK(found[0]["message"] == "`go` is never called here");
  opened.client.notify("workspace/didChangeConfiguration", {{"settings", {{"asyncy", {{"markUnused", false}}}}}});
  CHECK(opened.client.rules(opened.manifest).empty());
}

TEST_CASE("an unsaved edit of a manifest says what it breaks, and is silent once it is saved") {
  Opened opened;
  opened.client.replace(opened.manifest, 2, "commands:\n  run:\n    help: Runs.\n  stay:\n    help: Stays.\n");
  const Json found = opened.client.diagnostics(opened.manifest)["diagnostics"];
  REQUIRE(found.size() == 1);
  CHECK(found[0]["code"] == "breaks-callers");
  CHECK(found[0]["message"] == "this change breaks 2 calls in 2 stories");
  CHECK(found[0]["range"]["start"] == Json{{"line", 1}, {"character", 2}});
  opened.dir.write("demo/asyncy.yml", "commands:\n  run:\n    help: Runs.\n  stay:\n    help: Stays.\n");
  opened.client.notify("textDocument/didSave", {{"textDocument", {{"uri", opened.manifest}}}});
  CHECK(opened.client.rules(opened.manifest).empty());
}

}  // namespace code_lens_test
