#include <catch2/catch.hpp>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace documents_test {

using asyncy::test::Client;
using asyncy::test::edit;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;
using Rules = std::vector<std::string>;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";
constexpr const char* kOther = "commands:\n  stay:\n    help: Stays.\n";

}  // namespace

TEST_CASE("documents: diagnostics carry range, severity, code, source and version") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  const auto story = uri_of(dir.path() / "a.story");
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "x = \"😀\"\ndemo stay\n", "", 7);
  const Json params = client.diagnostics(story);
  CHECK(params["version"] == 7);
  REQUIRE(params["diagnostics"].size() == 1);
  const Json& found = params["diagnostics"][0];
  CHECK(found["code"] == "unknown-command");
  CHECK(found["source"] == "asyncy");
  CHECK(found["severity"] == 1);
  CHECK(found["range"] == Json::parse(R"({"start":{"line":1,"character":5},"end":{"line":1,"character":9}})"));
  CHECK_FALSE(found.contains("relatedInformation"));
}

TEST_CASE("documents: incremental and full changes, several in one notification") {
  Client client;
  client.start();
  const std::string uri = "untitled:Untitled-1";
  client.open(uri, "x = (\n", "storyscript");
  CHECK_FALSE(client.rules(uri).empty());
  client.change(uri, 2, Json::array({edit(0, 4, 0, 5, "12"), edit(0, 5, 0, 6, "3"), edit(1, 0, 1, 0, "y = 2\n")}));
  CHECK(client.rules(uri).empty());
  client.change(uri, 3, Json::array({Json{{"text", "a = 1\n"}}, edit(0, 4, 0, 5, "(")}));
  CHECK_FALSE(client.rules(uri).empty());
}

TEST_CASE("documents: edits before the client pauses are one state") {
  Client client;
  client.start();
  const std::string uri = "untitled:a";
  client.open(uri, "", "storyscript");
  for (int i = 0; i < 200; ++i) client.change(uri, i + 2, Json::array({edit(0, 0, 0, 0, i % 2 == 0 ? "(" : "1 + ")}));
  Json last = client.diagnostics(uri);
  while (last["version"] != 201) last = client.diagnostics(uri);
  CHECK_FALSE(last["diagnostics"].empty());
}

TEST_CASE("documents: an edit of a manifest that is not saved is seen by the open callers at once") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", kManifest));
  const auto story = uri_of(dir.write("a.story", "demo go\n"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo go\n");
  CHECK(client.rules(story).empty());
  client.open(manifest, kManifest);
  CHECK(client.rules(manifest).empty());
  client.replace(manifest, 2, kOther);
  CHECK(client.rules(story) == Rules{"unknown-command"});
  CHECK(client.rules(manifest) == Rules{"breaks-callers"});
  client.close(manifest);
  CHECK(client.diagnostics(manifest)["diagnostics"].empty());
  // The disk's truth is back.
  CHECK(client.rules(story).empty());
}

TEST_CASE("documents: a manifest that was never saved counts while it is open") {
  TempDir dir;
  dir.write("other/asyncy.yml", kManifest);
  const auto manifest = uri_of(dir.path() / "demo/asyncy.yml");
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo go\n");
  CHECK(client.rules(story) == Rules{"unknown-service"});
  client.open(manifest, kManifest, "asyncy");
  CHECK(client.rules(story).empty());
  CHECK(client.rules(manifest).empty());
  client.close(manifest);
  CHECK(client.rules(story) == Rules{"unknown-service"});
}

TEST_CASE("documents: what is equal to the last diagnostics is not sent again") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", kManifest));
  const auto story = uri_of(dir.write("a.story", "demo go\n"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo go\n");
  CHECK(client.rules(story).empty());
  client.open(manifest, kManifest);
  client.replace(manifest, 2, std::string(kManifest) + "  more:\n    help: More.\n");
  while (client.diagnostics(manifest)["version"] != 2) {
  }
  CHECK(client.silent_about(story));
}

TEST_CASE("documents: known by language or by name, and all others left alone") {
  Client client;
  client.start();
  client.open("untitled:Untitled-1", "x = (\n", "storyscript");
  CHECK_FALSE(client.rules("untitled:Untitled-1").empty());
  client.open("untitled:Untitled-2", "commands: 3\n", "asyncy");
  CHECK_FALSE(client.rules("untitled:Untitled-2").empty());
  client.open("file:///nowhere/microservice.yml", "commands: 3\n", "yaml");
  CHECK_FALSE(client.rules("file:///nowhere/microservice.yml").empty());
  // Some clients say one language of everything.
  client.open("file:///nowhere/asyncy.yml", "commands:\n  go:\n    help: Goes.\n", "storyscript");
  CHECK(client.rules("file:///nowhere/asyncy.yml").empty());
  client.open("file:///nowhere/a.story", "x = 1\n", "asyncy");
  CHECK(client.rules("file:///nowhere/a.story").empty());
  client.open("file:///nowhere/docker-compose.yml", "commands: 3\n", "yaml");
  client.replace("file:///nowhere/docker-compose.yml", 2, "commands: 4\n");
  CHECK(client.silent_about("file:///nowhere/docker-compose.yml"));
  client.close("file:///nowhere/docker-compose.yml");
  CHECK(client.silent_about("file:///nowhere/docker-compose.yml"));
}

TEST_CASE("documents: replies use the client's spelling of a URI") {
  Client client;
  client.start();
  client.open("file:///C%3A/with%20blank/a.story", "x = (\n");
  CHECK_FALSE(client.rules("file:///C%3A/with%20blank/a.story").empty());
  client.replace("file:///c:/with%20blank/a.story", 2, "x = 1\n");
  CHECK(client.rules("file:///C%3A/with%20blank/a.story").empty());
}

TEST_CASE("documents: related information goes to clients that show it") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml",
                                         "commands:\n  go:\n    help: Goes.\n    arguments:\n      a:\n        type: int\n"
                                         "        in: arg_position\n        required: true\n"));
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["textDocument"]["publishDiagnostics"]["relatedInformation"] = true;
  client.start(params);
  client.open(story, "demo go a:\"x\"\n");
  const Json found = client.diagnostics(story)["diagnostics"];
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].contains("relatedInformation"));
  CHECK(found[0]["relatedInformation"][0]["location"]["uri"] == manifest);
}

TEST_CASE("documents: what is of no use is marked so for clients that show it") {
  for (const bool shows : {true, false}) {
    TempDir dir;
    const auto story = uri_of(dir.write("a.story"));
    Client client;
    Json params = Client::folder(dir.path());
    if (shows) params["capabilities"]["textDocument"]["publishDiagnostics"]["tagSupport"]["valueSet"] = Json::array({1, 2});
    client.start(params);
    client.open(story, "function f\n    return\n    x = 1\n    return x\n");
    const Json found = client.diagnostics(story)["diagnostics"];
    REQUIRE(found.size() == 1);
    CHECK(found[0]["code"] == "unreachable-code");
    CHECK(found[0].contains("tags") == shows);
    if (shows) CHECK(found[0]["tags"] == Json::array({1}));
  }
}

TEST_CASE("documents: columns are in the units that were agreed on") {
  for (const auto& [encoding, column] : {std::pair{"utf-8", 19}, std::pair{"utf-16", 17}, std::pair{"utf-32", 16}}) {
    TempDir dir;
    dir.write("demo/asyncy.yml", kManifest);
    const auto story = uri_of(dir.write("a.story"));
    Client client;
    Json params = Client::folder(dir.path());
    params["capabilities"]["general"]["positionEncodings"] = Json::array({encoding});
    client.start(params);
    client.open(story, "x = \"😀\" + (demo stay)\n");
    const Json found = client.diagnostics(story)["diagnostics"];
    REQUIRE(found.size() == 1);
    CHECK(found[0]["range"]["start"]["character"] == column);
  }
}

}  // namespace documents_test
