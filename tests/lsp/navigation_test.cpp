// From calls to declarations and back, over the protocol.
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace navigation_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

Json place(const std::string& uri, unsigned line, unsigned character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
}

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n    kwargs: [{name: speed, type: int}]\n";

/// Two folders, the service in one, an open story in the other, with an emoji before what is asked and CRLF.
struct Opened {
  Opened() {
    manifest = uri_of(services.write("demo/asyncy.yml", kManifest));
    story = uri_of(stories.write("a.story"));
    other = uri_of(stories.write("b.story", "demo go\n"));
    Json params = Client::folder(services.path());
    params["workspaceFolders"] = {{{"uri", uri_of(services.path())}, {"name", "a"}},
                                  {{"uri", uri_of(stories.path())}, {"name", "b"}}};
    capabilities = client.start(params);
    client.open(story, "a = \"😀\" + (demo go speed:1)\r\nb = a\r\n");
  }

  TempDir services;
  TempDir stories;
  std::string manifest, story, other;
  Client client;
  Json capabilities;
};

/// `line:character-character` of ranges in a document.
std::string ranges_of(const Json& found, const std::string& uri) {
  std::string out;
  for (const Json& each : found) {
    if (each.contains("uri") && each["uri"] != uri) continue;
    const Json& range = each["range"];
    out += (out.empty() ? "" : " ") + range["start"]["line"].dump() + ':' + range["start"]["character"].dump() + '-' +
           range["end"]["character"].dump();
  }
  return out;
}

}  // namespace

TEST_CASE("navigation: references of a command from story and manifest, unsaved text included") {
  Opened opened;
  for (const char* each : {"referencesProvider", "documentHighlightProvider", "callHierarchyProvider",
                           "declarationProvider", "typeDefinitionProvider"})
    CHECK(opened.capabilities[each] == true);
  Json question = place(opened.story, 0, 18);
  question["context"] = {{"includeDeclaration", true}};
  const Json found = opened.client.request("textDocument/references", question);
  CHECK(ranges_of(found, opened.story) == "0:17-19");
  CHECK(ranges_of(found, opened.other) == "0:5-7");
  CHECK(ranges_of(found, opened.manifest) == "1:2-4");
  CHECK(found.size() == 3);
  CHECK(opened.client.request("textDocument/references", place(opened.manifest, 1, 3)).size() == 2);
  opened.client.open(opened.manifest, "\r\n\r\n" + std::string(kManifest) + "  stay:\n");
  question = place(opened.manifest, 3, 3);
  question["context"] = {{"includeDeclaration", true}};
  CHECK(ranges_of(opened.client.request("textDocument/references", question), opened.manifest) == "3:2-4");
}

TEST_CASE("navigation: highlights tell reads from writes") {
  Opened opened;
  const Json found = opened.client.request("textDocument/documentHighlight", place(opened.story, 1, 4));
  CHECK(ranges_of(found, opened.story) == "0:0-1 1:4-5");
  REQUIRE(found.size() == 2);
  CHECK(found[0]["kind"] == 3);
  CHECK(found[1]["kind"] == 2);
}

TEST_CASE("navigation: declaration and type, as links for clients that take them") {
  Opened opened;
  const Json plain = opened.client.request("textDocument/declaration", place(opened.story, 0, 21));
  REQUIRE(plain.size() == 1);
  CHECK(plain[0]["uri"] == opened.manifest);
  const Json type = opened.client.request("textDocument/typeDefinition", place(opened.story, 0, 21));
  CHECK(ranges_of(type, opened.manifest) == "3:33-36");
  Client client;
  Json params = Client::folder(opened.services.path());
  params["capabilities"]["textDocument"]["typeDefinition"]["linkSupport"] = true;
  client.start(params);
  client.open(opened.story, "demo go speed:1\n");
  CHECK(client.request("textDocument/typeDefinition", place(opened.story, 0, 9))[0]["targetUri"] == opened.manifest);
  CHECK(client.request("textDocument/declaration", place(opened.story, 0, 9))[0]["uri"] == opened.manifest);
}

TEST_CASE("navigation: call hierarchy there and back") {
  Opened opened;
  Json items = opened.client.request("textDocument/prepareCallHierarchy", place(opened.story, 0, 18));
  REQUIRE(items.size() == 1);
  CHECK(items[0]["name"] == "go");
  CHECK(items[0]["uri"] == opened.manifest);
  const Json callers = opened.client.request("callHierarchy/incomingCalls", {{"item", items[0]}});
  REQUIRE(callers.size() == 2);
  CHECK(callers[0]["from"]["name"] == "a.story");
  CHECK(callers[0]["fromRanges"][0]["start"]["character"] == 17);
  const Json called = opened.client.request("callHierarchy/outgoingCalls", {{"item", callers[0]["from"]}});
  REQUIRE(called.size() == 1);
  CHECK(called[0]["to"]["name"] == "go");
  CHECK(called[0]["fromRanges"][0]["start"]["character"] == 17);
  CHECK(opened.client.request("callHierarchy/incomingCalls", {{"item", callers[0]["from"]}}) == Json::array());
  CHECK(opened.client.request("textDocument/prepareCallHierarchy", place(opened.story, 1, 0)).is_null());
  CHECK(opened.client.error_of("callHierarchy/incomingCalls", {{"item", 3}}) == -32602);
}

}  // namespace navigation_test
