// Diagnostics for clients that ask for them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/support/client.h"
#include "tests/support/corpus.h"
#include "tests/support/temp_dir.h"

namespace diagnostics_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";

Json asking(const TempDir& dir) {
  Json params = Client::folder(dir.path());
  params["capabilities"] = {{"workspace", {{"diagnostics", {{"refreshSupport", true}}}}},
                            {"textDocument", {{"diagnostic", {{"relatedDocumentSupport", true}}}}}};
  return params;
}

Json of(const std::string& uri, const std::string& previous = "") {
  Json params = {{"textDocument", {{"uri", uri}}}};
  if (!previous.empty()) params["previousResultId"] = previous;
  return params;
}

/// The entry of one document in the answer to `workspace/diagnostic`; null: none.
Json entry_of(const Json& items, const std::string& uri) {
  for (const Json& each : items)
    if (each["uri"] == uri) return each;
  return nullptr;
}

constexpr std::string_view kRefresh = "workspace/diagnostic/refresh";

}  // namespace

TEST_CASE("diagnostics: the name of a rule leads to its page, in clients that show it") {
  const TempDir dir;
  const TempDir cache;
  dir.write("demo/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("a.story"));
  for (const bool shows : {true, false}) {
    Client client({.session = {.cache = cache.path()}});
    Json params = Client::folder(dir.path());
    params["capabilities"]["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = shows;
    client.start(params);
    client.open(story, "demo fly\n");
    const Json found = client.diagnostics(story)["diagnostics"];
    REQUIRE(found.size() == 1);
    CHECK(found[0].contains("codeDescription") == shows);
    if (!shows) continue;
    const auto href = found[0]["codeDescription"]["href"].get<std::string>();
    REQUIRE(href.starts_with("file://" + cache.path().string()));
    CHECK(asyncy::test::read_file(href.substr(std::string_view("file://").size())).starts_with("# unknown-command\n\n"));
  }
  // Where no page can be written, there is no link.
  Client client({.session = {.cache = "/proc/nowhere"}});
  Json params = Client::folder(dir.path());
  params["capabilities"]["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = true;
  client.start(params);
  client.open(story, "demo fly\n");
  CHECK_FALSE(client.diagnostics(story)["diagnostics"][0].contains("codeDescription"));
}

TEST_CASE("diagnostics: who asks gets them, `unchanged` when they are, and none unasked") {
  const TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", kManifest));
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  const Json capabilities = client.start(asking(dir));
  CHECK(capabilities["diagnosticProvider"]["interFileDependencies"] == true);
  client.open(story, "# 😀\r\ndemo fly\r\n");
  const Json first = client.request("textDocument/diagnostic", of(story));
  CHECK(first["kind"] == "full");
  REQUIRE(first["items"].size() == 1);
  CHECK(first["items"][0]["code"] == "unknown-command");
  const auto id = first["resultId"].get<std::string>();
  const Json second = client.request("textDocument/diagnostic", of(story, id));
  CHECK(second == Json{{"kind", "unchanged"}, {"resultId", id}});
  // The manifest is edited, not saved: the story's diagnostics change, and the client is told to ask again.
  client.open(manifest, std::string(kManifest) + "  fly: {help: Flies.}\n");
  const Json third = client.request("textDocument/diagnostic", of(story, id));
  CHECK(third["kind"] == "full");
  CHECK(third["items"].empty());
  client.wait_for_requests_from_server(kRefresh, 1);
  // A story says nothing about other files.
  client.replace(story, 2, "demo run\n");
  CHECK(client.request("textDocument/diagnostic", of(story)).at("items").size() == 1);
  CHECK(client.silent_about(story));
  CHECK(client.requests_from_server(kRefresh) == 1);
}

TEST_CASE("diagnostics: of a manifest come those of its open callers, too") {
  const TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", kManifest));
  const auto story = uri_of(dir.write("a.story"));
  const auto other = uri_of(dir.write("b.story"));
  Client client;
  client.start(asking(dir));
  client.open(story, "demo fly\n");
  client.open(other, "x = 1\n");
  const Json report = client.request("textDocument/diagnostic", of(manifest));
  CHECK(report["items"].empty());
  REQUIRE(report["relatedDocuments"].size() == 1);
  CHECK(report["relatedDocuments"][story]["items"].size() == 1);
  CHECK(client.request("textDocument/diagnostic", of("file:///nowhere/Makefile"))["items"].empty());
  CHECK(client.error_of("textDocument/diagnostic", {{"textDocument", 1}}) == -32602);
}

TEST_CASE("diagnostics: of all files, in parts, with progress, and only what changed") {
  const TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  std::string closed;
  for (int i = 0; i < 100; ++i)
    closed = uri_of(dir.write("s" + std::to_string(i) + ".story", i % 2 == 0 ? "demo go\n" : "demo fly\n"));
  const auto open = uri_of(dir.write("open.story"));
  Client client;
  client.start(asking(dir));
  client.open(open, "demo fly\n", "", 5);
  const Json whole = client.request("workspace/diagnostic", {{"previousResultIds", Json::array()}});
  REQUIRE(whole["items"].size() == 51);
  CHECK(entry_of(whole["items"], open)["version"] == 5);
  const Json entry = entry_of(whole["items"], closed);
  CHECK(entry["version"].is_null());
  CHECK(entry["items"][0]["code"] == "unknown-command");

  Json known = Json::array();
  for (const Json& each : whole["items"]) known.push_back({{"uri", each["uri"]}, {"value", each["resultId"]}});
  client.replace(open, 6, "demo go\n");
  const Json again = client.request("workspace/diagnostic", {{"previousResultIds", known}});
  CHECK(again["items"].size() == 51);
  CHECK(entry_of(again["items"], open)["kind"] == "full");
  CHECK(entry_of(again["items"], open)["items"].empty());
  CHECK(entry_of(again["items"], closed)["kind"] == "unchanged");

  // A file that goes takes along what was said of it, also for a client that writes its URI in another way.
  std::filesystem::remove(std::filesystem::path(dir.path()) / "s99.story");
  client.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", closed}, {"type", 3}}}}});
  std::string other = closed;
  other.replace(other.rfind("s99"), 1, "%73");
  for (Json& each : known)
    if (each["uri"] == closed) each["uri"] = other;
  const Json fewer = client.request("workspace/diagnostic", {{"previousResultIds", known}});
  CHECK(fewer["items"].size() == 51);
  CHECK(entry_of(fewer["items"], other)["kind"] == "full");
  CHECK(entry_of(fewer["items"], other)["items"].empty());

  const Json parts = client.request("workspace/diagnostic", {{"previousResultIds", Json::array()},
                                                             {"partialResultToken", "part"},
                                                             {"workDoneToken", 7}});
  CHECK(parts["items"].empty());
  std::size_t items = 0;
  std::string kinds;
  for (const Json& each : client.progress()) {
    if (each["token"] == "part") items += each["value"]["items"].size();
    if (each["token"] == 7 && kinds.find(each["value"]["kind"].get<std::string>()) == std::string::npos)
      kinds += each["value"]["kind"].get<std::string>() + ' ';
  }
  CHECK(items == 49);
  CHECK(kinds == "begin report end ");
}

TEST_CASE("diagnostics: tags, and what can be mended, for clients that show them") {
  const TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml"));
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["textDocument"]["publishDiagnostics"]["tagSupport"]["valueSet"] = {1, 2};
  params["capabilities"]["textDocument"]["publishDiagnostics"]["dataSupport"] = true;
  client.start(params);
  client.open(manifest, "commands:\n  go:\n    help: &text Goes.\n");
  const Json found = client.diagnostics(manifest)["diagnostics"];
  REQUIRE(found.size() == 1);
  CHECK(found[0]["tags"] == Json::array({1}));
  CHECK(found[0]["data"]["fixes"] == 1);
}

}  // namespace diagnostics_test
