#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/fix/fix.h"
#include "lsp/protocol/convert.h"
#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace code_action_test {

using namespace asyncy;
using test::Client;
using test::Json;
using test::TempDir;
using test::uri_of;
using Titles = std::vector<std::string>;

namespace {

constexpr const char* kManifest =
    "commands:\n  go:\n    help: Goes.\n    arguments:\n      speed:\n        help: How fast.\n        type: int\n"
    "        required: true\n";

Json question(const std::string& uri, unsigned begin_line, unsigned begin, unsigned end_line, unsigned end) {
  Json params = {{"textDocument", {{"uri", uri}}}, {"context", {{"diagnostics", Json::array()}}}};
  params["range"] = test::edit(begin_line, begin, end_line, end, "")["range"];
  return params;
}

Titles titles_of(const Json& actions) {
  Titles titles;
  for (const Json& each : actions) titles.push_back(each.at("title").get<std::string>());
  return titles;
}

/// The text after the edits of the protocol.
std::string applied(std::string_view source, const Json& edits) {
  const text::Text text(std::string{source});
  std::vector<text::Edit> ours;
  for (const Json& each : edits) {
    const auto range = protocol::read_range(&each.at("range"));
    REQUIRE(range);
    ours.push_back({.range = protocol::range_from_positions(text, *range, protocol::PositionEncoding::utf16),
                    .text = each.at("newText").get<std::string>()});
  }
  return fix::apply(source, ours).value_or("edits that overlap");
}

/// One open story beside the service `demo`, and the actions for all of it.
struct Asked {
  explicit Asked(std::string_view story, bool versioned = false, bool resolves = false) : text(story) {
    dir.write("demo/asyncy.yml", kManifest);
    uri = uri_of(dir.write("a.story"));
    Json params = Client::folder(dir.path());
    if (versioned) params["capabilities"]["workspace"]["workspaceEdit"]["documentChanges"] = true;
    if (resolves)
      params["capabilities"]["textDocument"]["codeAction"] = {{"dataSupport", true},
                                                              {"resolveSupport", {{"properties", {"edit"}}}}};
    capabilities = client.start(params);
    client.open(uri, text, "", 7);
    published = client.diagnostics(uri)["diagnostics"];
    actions = client.request("textDocument/codeAction", question(uri, 0, 0, 99, 0));
  }

  [[nodiscard]] Json action(const std::string& title) const {
    for (const Json& each : actions)
      if (each.at("title") == title) return each;
    FAIL_CHECK("nobody offers " << title << " but " << actions.dump());
    return Json();
  }
  /// What the action makes of the story.
  [[nodiscard]] std::string after(const std::string& title) const {
    const Json chosen = action(title);
    return chosen.is_null() ? "" : applied(text, chosen.at("edit").at("changes").at(uri));
  }

  TempDir dir;
  Client client;
  std::string text;
  std::string uri;
  Json capabilities;
  Json published;
  Json actions;
};

}  // namespace

TEST_CASE("code actions: the word that was meant, a comment that silences, and which of them is obvious") {
  const Asked asked("# 😀\nx = demo og speed:1\n");
  CHECK(asked.capabilities["codeActionProvider"] ==
        Json{{"codeActionKinds", {"quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll"}}});
  CHECK(titles_of(asked.actions) ==
        Titles{"Change to `go`", "Ignore `unknown-command` here", "Declare the command `og`"});
  CHECK(asked.after("Change to `go`") == "# 😀\nx = demo go speed:1\n");
  CHECK(asked.after("Ignore `unknown-command` here") == "# 😀\n# asyncy-ls: ignore unknown-command\nx = demo og speed:1\n");
  CHECK(asked.action("Change to `go`").at("isPreferred") == true);
  CHECK_FALSE(asked.action("Ignore `unknown-command` here").contains("isPreferred"));
  for (const Json& each : asked.actions) {
    CHECK(each.at("kind") == "quickfix");
    CHECK(each.at("diagnostics") == asked.published);
  }
}

TEST_CASE("code actions: an argument that is missing, one that is there twice") {
  const Asked missing("demo go\n");
  INFO(missing.actions.dump(1));
  REQUIRE(titles_of(missing.actions).size() == 2);
  const std::string added = missing.after(titles_of(missing.actions)[0]);
  CHECK(added.starts_with("demo go speed:"));
  const Asked twice("demo go speed:1 speed:2\n");
  INFO(twice.actions.dump(1));
  REQUIRE_FALSE(twice.actions.empty());
  CHECK(twice.after(titles_of(twice.actions)[0]) == "demo go speed:1\n");
}

TEST_CASE("code actions: what a call uses is declared in the manifest, what is right is written otherwise") {
  Asked asked("demo fly speed:1\ndemo go speed:2\n");
  const Json declared = asked.action("Declare the command `fly`").at("edit").at("changes");
  REQUIRE(declared.size() == 1);
  CHECK(applied(kManifest, declared.begin().value()) ==
        std::string(kManifest) +
            "  fly:\n    help: fly\n    arguments:\n      speed:\n        type: int\n        required: true\n");
  const Json rewritten = asked.client.request("textDocument/codeAction", question(asked.uri, 1, 6, 1, 6));
  CHECK(titles_of(rewritten) == Titles{"Pass the arguments as flags"});
  CHECK(rewritten[0]["kind"] == "refactor.rewrite");
  CHECK_FALSE(rewritten[0].contains("diagnostics"));
}

TEST_CASE("code actions: a manifest in the other dialect, at the lines that would change") {
  Asked asked("demo go speed:1\n");
  const std::string uri = uri_of(asked.dir.path() / "demo/asyncy.yml");
  asked.client.open(uri, kManifest);
  asked.client.diagnostics(uri);
  const auto at = [&](unsigned line) { return asked.client.request("textDocument/codeAction", question(uri, line, 0, line, 0)); };
  const Json actions = at(3);
  REQUIRE(titles_of(actions) == Titles{"Rewrite in the dialect of the first guide (`args` and `kwargs`)"});
  CHECK(actions[0]["kind"] == "refactor.rewrite");
  CHECK(applied(kManifest, actions[0].at("edit").at("changes").at(uri)) ==
        "commands:\n  go:\n    help: Goes.\n    kwargs:\n      - name: speed\n        help: How fast.\n        type: int\n"
        "        required: true\n    additional_args: false\n    additional_kwargs: false\n");
  CHECK(titles_of(at(0)).empty());
  asked.client.replace(uri, 2, "env:\n  TOKEN:\n    help: A token.\n");
  CHECK(titles_of(at(0)) == Titles{"Rewrite in the later dialect (`arguments`)"});
}

TEST_CASE("code actions: after an action the client hears that the mistake is gone") {
  Asked asked("demo og speed:1\n");
  asked.client.replace(asked.uri, 8, asked.after("Change to `go`"));
  CHECK(asked.client.rules(asked.uri).empty());
  asked.client.replace(asked.uri, 9, asked.after("Ignore `unknown-command` here"));
  CHECK(asked.client.rules(asked.uri).empty());
}

TEST_CASE("code actions: edits name the version that they are meant for") {
  const Asked asked("demo og speed:1\n", true);
  const Json edit = asked.action("Change to `go`").at("edit");
  CHECK_FALSE(edit.contains("changes"));
  REQUIRE(edit.at("documentChanges").size() == 1);
  CHECK(edit["documentChanges"][0]["textDocument"] == Json{{"uri", asked.uri}, {"version", 7}});
  CHECK(applied(asked.text, edit["documentChanges"][0]["edits"]) == "demo go speed:1\n");
}

TEST_CASE("code actions: of the kinds that are wanted, where they are wanted") {
  Asked asked("x = 1\ndemo og speed:1\n");
  const auto count = [&](const Json& only) {
    Json params = question(asked.uri, 1, 5, 1, 5);
    params["context"]["only"] = only;
    return asked.client.request("textDocument/codeAction", params).size();
  };
  CHECK(count(nullptr) == 3);
  CHECK(count({"quickfix"}) == 3);
  CHECK(count({"source", "quickfix"}) == 4);
  CHECK(count({""}) == 4);
  CHECK(count({"source.fixAll"}) == 1);
  CHECK(count({"source.organizeImports"}) == 0);
  CHECK(count({"refactor"}) == 0);
  CHECK(count({"quickfix.special"}) == 0);
  CHECK(count({"quick"}) == 0);
  CHECK(asked.client.request("textDocument/codeAction", question(asked.uri, 0, 0, 0, 5)) == Json::array());
  // Ends in the wrong order, and far outside.
  CHECK(asked.client.request("textDocument/codeAction", question(asked.uri, 99, 99, 0, 0)).size() == 3);
}

TEST_CASE("code actions: everything with one obvious mend at once, when it is asked for") {
  Asked asked("# 😀\r\nx = demo og speed:1\r\ndemo go speed:1 speed:2\r\nnowhere go\r\n");
  Json params = question(asked.uri, 0, 0, 0, 0);
  params["context"]["only"] = {"source.fixAll"};
  const Json all = asked.client.request("textDocument/codeAction", params);
  REQUIRE(all.size() == 1);
  CHECK(all[0]["kind"] == "source.fixAll");
  const std::string mended = applied(asked.text, all[0]["edit"]["changes"].at(asked.uri));
  CHECK(mended == "# 😀\r\nx = demo go speed:1\r\ndemo go speed:1\r\nnowhere go\r\n");
  asked.client.replace(asked.uri, 8, mended);
  CHECK(asked.client.request("textDocument/codeAction", params) == Json::array());
}

TEST_CASE("code actions: the edits of one come when it is chosen, for clients that ask for them then") {
  Asked asked("demo og speed:1\ndemo fly speed:1\n", false, true);
  CHECK(asked.capabilities["codeActionProvider"]["resolveProvider"] == true);
  const std::string title = "Change to `go`";
  Json chosen = asked.action(title);
  CHECK_FALSE(chosen.contains("edit"));
  CHECK(chosen.at("isPreferred") == true);
  const Json resolved = asked.client.request("codeAction/resolve", chosen);
  CHECK(applied(asked.text, resolved.at("edit").at("changes").at(asked.uri)) == "demo go speed:1\ndemo fly speed:1\n");
  const Json declared = asked.client.request("codeAction/resolve", asked.action("Declare the command `fly`"));
  CHECK(declared.at("edit").at("changes").size() == 1);

  Json params = question(asked.uri, 0, 0, 0, 0);
  params["context"]["only"] = {"source"};
  const Json all = asked.client.request("textDocument/codeAction", params);
  REQUIRE(all.size() == 1);
  CHECK_FALSE(all[0].contains("edit"));
  CHECK(applied(asked.text, asked.client.request("codeAction/resolve", all[0]).at("edit").at("changes").at(asked.uri)) ==
        "demo go speed:1\ndemo fly speed:1\n");

  // Another client's action stays as it is; what was offered for another text is refused.
  CHECK(asked.client.request("codeAction/resolve", {{"title", "x"}}) == Json{{"title", "x"}});
  asked.client.replace(asked.uri, 8, "demo go speed:1\n");
  CHECK(asked.client.error_of("codeAction/resolve", chosen) == -32801);
  chosen["data"]["source"] = 99;
  CHECK_FALSE(asked.client.request("codeAction/resolve", chosen).contains("edit"));
  CHECK(asked.client.error_of("codeAction/resolve", Json::object()) == -32602);
}

TEST_CASE("code actions: wrong params are an error, a document that nobody knows has no answer") {
  Client client;
  client.start();
  for (const Json& params : {Json(), Json::array(), Json{{"textDocument", {{"uri", "untitled:a"}}}}})
    CHECK(client.error_of("textDocument/codeAction", params) == -32602);
  CHECK(client.request("textDocument/codeAction", question("file:///nowhere/at/all.story", 0, 0, 0, 0)).is_null());
}

}  // namespace code_action_test
