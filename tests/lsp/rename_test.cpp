// Renaming over the protocol.
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace rename_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";
constexpr int kRequestFailed = -32803;

Json place(const std::string& uri, unsigned line, unsigned character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
}

Json named(Json question, const char* name) {
  question["newName"] = name;
  return question;
}

struct Opened {
  explicit Opened(const Json& workspace_edit = Json::object()) {
    manifest = uri_of(dir.write("bird/asyncy.yml", kManifest));
    story = uri_of(dir.write("a.story"));
    Json params = Client::folder(dir.path());
    params["capabilities"]["workspace"]["workspaceEdit"] = workspace_edit;
    params["capabilities"]["workspace"]["fileOperations"]["willRename"] = true;
    params["capabilities"]["textDocument"]["rename"]["prepareSupport"] = true;
    capabilities = client.start(params);
    client.open(story, "x = \"😀\" + (bird go)\r\n", "", 3);
  }

  TempDir dir;
  std::string manifest, story;
  Client client;
  Json capabilities;
};

}  // namespace

TEST_CASE("rename: edits in every file, for clients of either kind") {
  Opened plain;
  CHECK(plain.capabilities["renameProvider"]["prepareProvider"] == true);
  const Json prepared = plain.client.request("textDocument/prepareRename", place(plain.story, 0, 18));
  CHECK(prepared["placeholder"] == "go");
  CHECK(prepared["range"]["start"]["character"] == 17);
  const Json edit = plain.client.request("textDocument/rename", named(place(plain.story, 0, 18), "fly"));
  CHECK(edit["changes"][plain.story][0]["range"] == prepared["range"]);
  CHECK(edit["changes"][plain.manifest][0]["newText"] == "fly");
  CHECK_FALSE(edit.contains("documentChanges"));

  Opened rich({{"documentChanges", true}, {"changeAnnotationSupport", Json::object()}});
  const Json changes = rich.client.request("textDocument/rename", named(place(rich.story, 0, 18), "fly"));
  REQUIRE(changes["documentChanges"].size() == 2);
  CHECK(changes["documentChanges"][0]["textDocument"] == Json{{"uri", rich.story}, {"version", 3}});
  CHECK(changes["documentChanges"][0]["edits"][0]["annotationId"] == "stories");
  CHECK(changes["documentChanges"][1]["edits"][0]["annotationId"] == "manifests");
  CHECK(changes["changeAnnotations"].size() == 2);
}

TEST_CASE("rename: a refusal says why") {
  Opened opened;
  const Json reply = opened.client.answer(
      opened.client.send_request("textDocument/rename", named(place(opened.story, 0, 13), "crow")));
  CHECK(reply["error"]["code"] == kRequestFailed);
  CHECK(reply["error"]["message"].get<std::string>().find("rename that, and the calls follow") != std::string::npos);
  CHECK(opened.client.error_of("textDocument/prepareRename", place(opened.story, 0, 3)) == kRequestFailed);
  CHECK(opened.client.error_of("textDocument/rename", place(opened.story, 0, 18)) == -32602);
}

TEST_CASE("rename: a service's folder moves, and calls follow one that moves") {
  Opened opened({{"documentChanges", true}, {"resourceOperations", {"rename"}}});
  const Json edit = opened.client.request("textDocument/rename", named(place(opened.story, 0, 13), "crow"));
  REQUIRE(edit["documentChanges"].size() == 2);
  CHECK(edit["documentChanges"][1] == Json{{"kind", "rename"},
                                           {"oldUri", uri_of(opened.dir.path() / "bird")},
                                           {"newUri", uri_of(opened.dir.path() / "crow")}});
  CHECK(opened.capabilities["workspace"]["fileOperations"]["willRename"]["filters"].size() == 2);
  Json moves = Json::array();
  moves.push_back({{"oldUri", uri_of(opened.dir.path() / "bird")}, {"newUri", uri_of(opened.dir.path() / "raven")}});
  const Json followed = opened.client.request("workspace/willRenameFiles", {{"files", moves}});
  CHECK(followed["documentChanges"][0]["edits"][0]["newText"] == "raven");
  CHECK(opened.client.request("workspace/willRenameFiles", {{"files", Json::array()}}).is_null());
}

TEST_CASE("rename: a setting leaves the old command") {
  Opened opened;
  opened.client.notify("workspace/didChangeConfiguration", {{"settings", {{"asyncy", {{"rename", {{"leaveAlias", true}}}}}}}});
  const Json edit = opened.client.request("textDocument/rename", named(place(opened.story, 0, 18), "fly"));
  CHECK(edit["changes"][opened.manifest].size() == 2);
  CHECK(edit["changes"][opened.manifest][1]["newText"] == "\n  go:\n    deprecated: use fly\n    help: Goes.");
}

}  // namespace rename_test
