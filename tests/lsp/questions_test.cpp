#include <catch2/catch.hpp>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace questions_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

Json place(const std::string& uri, unsigned line, unsigned character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
}

}  // namespace

TEST_CASE("questions: hover, definition, completion and outline answer about an open story") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n"));
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["textDocument"] = {{"definition", {{"linkSupport", true}}},
                                            {"hover", {{"contentFormat", {"markdown"}}}},
                                            {"documentSymbol", {{"hierarchicalDocumentSymbolSupport", true}}}};
  const Json capabilities = client.start(params);
  for (const char* each : {"hoverProvider", "definitionProvider", "documentSymbolProvider", "completionProvider"})
    CHECK(capabilities.contains(each));
  client.open(story, "x = 1\ndemo go\n");
  const Json hover = client.request("textDocument/hover", place(story, 1, 6));
  CHECK(hover["contents"]["kind"] == "markdown");
  CHECK(hover["contents"]["value"].get<std::string>().find("Goes.") != std::string::npos);
  const Json links = client.request("textDocument/definition", place(story, 1, 6));
  REQUIRE(links.size() == 1);
  CHECK(links[0]["targetUri"] == manifest);
  CHECK(links[0]["targetSelectionRange"]["start"]["line"] == 1);
  const Json items = client.request("textDocument/completion", place(story, 1, 6));
  REQUIRE_FALSE(items.empty());
  CHECK(items[0].contains("textEdit"));
  CHECK_FALSE(client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", story}}}}).empty());
}

TEST_CASE("questions: params of wrong shape are -32602, a document that nobody knows has no answer") {
  Client client;
  client.start();
  for (const char* method :
       {"textDocument/hover", "textDocument/definition", "textDocument/completion", "textDocument/documentSymbol"}) {
    INFO(method);
    for (const Json& params : {Json(), Json::array(), Json(3), Json{{"textDocument", 1}}, Json{{"position", 1}}})
      CHECK(client.error_of(method, params) == -32602);
    CHECK(client.request(method, place("file:///nowhere/at/all.story", 0, 0)).is_null());
    CHECK(client.request(method, place("file:///nowhere/docker-compose.yml", 7, 7)).is_null());
  }
  CHECK(client.error_of("textDocument/hover",
                        {{"textDocument", {{"uri", "x"}}}, {"position", {{"line", -1}, {"character", 0}}}}) == -32602);
}

}  // namespace questions_test
