// What completion, signatures, hints, colours, folds, selections and names of the workspace look like on the wire:
// announced only to clients that can use them, with positions of the client, of the unsaved text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace ide_features_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

constexpr const char* kManifest =
    "commands:\n  go:\n    help: Goes.\n    args:\n    - {name: foo, type: string, required: true, help: Where to.}\n"
    "    - {name: choose, enum: [this, that]}\n    kwargs:\n    - {name: level, type: int, default: 3}\n    result: {type: "
    "int}\n"
    "  old:\n    deprecated: Use go.\n";

Json position(unsigned line, unsigned character) { return {{"line", line}, {"character", character}}; }

Json place(const std::string& uri, unsigned line, unsigned character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", position(line, character)}};
}

Json part(const std::string& uri, unsigned first_line, unsigned last_line) {
  return {{"textDocument", {{"uri", uri}}},
          {"range", {{"start", position(first_line, 0)}, {"end", position(last_line, 0)}}}};
}

Json all_of(const std::string& uri) { return {{"textDocument", {{"uri", uri}}}}; }

/// A client that can use everything.
Json able() {
  Json item = {{"snippetSupport", true},
               {"labelDetailsSupport", true},
               {"documentationFormat", {"markdown"}},
               {"tagSupport", {{"valueSet", {1}}}},
               {"resolveSupport", {{"properties", {"documentation"}}}}};
  Json signature = {{"documentationFormat", {"markdown"}},
                    {"activeParameterSupport", true},
                    {"parameterInformation", {{"labelOffsetSupport", true}}}};
  return {{"completion", {{"completionItem", std::move(item)}}},
          {"signatureHelp", {{"signatureInformation", std::move(signature)}}},
          {"semanticTokens", Json::object()},
          {"inlayHint", {{"resolveSupport", {{"properties", {"tooltip"}}}}}},
          {"foldingRange", {{"rangeLimit", 2}}}};
}

/// A workspace with the manifest `demo` and an open story.
class Fixture {
 public:
  explicit Fixture(const std::string& text, bool can = true, Json settings = nullptr)
      : manifest(uri_of(dir.write("demo/asyncy.yml", kManifest))), story(uri_of(dir.write("main.story"))) {
    Json params = Client::folder(dir.path());
    if (can) params["capabilities"]["textDocument"] = able();
    if (!settings.is_null()) params["initializationOptions"] = std::move(settings);
    capabilities = client.start(params);
    client.open(story, text);
  }

  TempDir dir;
  std::string manifest;
  std::string story;
  Client client;
  Json capabilities;
};

/// The item with that label.
Json item(const Json& items, std::string_view label) {
  for (const Json& each : items)
    if (each["label"] == label) return each;
  FAIL("no " << label << " in " << items.dump());
  return {};
}

}  // namespace

TEST_CASE("editor features are announced to those who can use them") {
  const Fixture able("");
  for (const char* each : {"signatureHelpProvider", "inlayHintProvider", "semanticTokensProvider", "foldingRangeProvider",
                           "selectionRangeProvider", "workspaceSymbolProvider"})
    CHECK(able.capabilities.contains(each));
  CHECK(able.capabilities["completionProvider"]["resolveProvider"] == true);
  CHECK(able.capabilities["inlayHintProvider"]["resolveProvider"] == true);
  CHECK(able.capabilities["semanticTokensProvider"]["full"]["delta"] == true);
  const Fixture plain("", false);
  CHECK_FALSE(plain.capabilities.contains("inlayHintProvider"));
  CHECK_FALSE(plain.capabilities.contains("semanticTokensProvider"));
  CHECK_FALSE(plain.capabilities["completionProvider"].contains("resolveProvider"));
}

TEST_CASE("completion on the wire: details, tags, and documentation when it is looked at") {
  Fixture fixture("demo \n", true, {{"completeAgainCommand", "again"}});
  const Json items = fixture.client.request("textDocument/completion", place(fixture.story, 0, 5));
  const Json go = item(items, "go");
  CHECK(go["labelDetails"] == Json{{"detail", " (foo, choose?, level?)"}, {"description", "int"}});
  CHECK(go["insertTextFormat"] == 2);
  CHECK_FALSE(go.contains("documentation"));
  CHECK_FALSE(go.contains("tags"));
  CHECK(item(items, "old")["tags"] == Json{1});
  // One letter more was typed since.
  fixture.client.replace(fixture.story, 2, "demo g\n");
  const Json resolved = fixture.client.request("completionItem/resolve", go);
  CHECK(resolved["documentation"]["kind"] == "markdown");
  CHECK(resolved["documentation"]["value"].get<std::string>().starts_with("Goes."));
  CHECK(resolved["label"] == "go");

  fixture.client.replace(fixture.story, 3, "\n");
  const Json demo = item(fixture.client.request("textDocument/completion", place(fixture.story, 0, 0)), "demo");
  CHECK(demo["command"]["command"] == "again");
  CHECK(demo["textEdit"]["newText"] == "demo ");
}

TEST_CASE("completion on the wire: each character that opens the list has something to offer behind it") {
  // What is written up to the character, and what comes then.
  const std::map<std::string, std::pair<std::string, std::string>> offers = {
      {" ", {"demo ", "go"}},       {":", {"demo go choose:", "\"this\""}},   {".", {"x = app.", "hostname"}},
      {"-", {"demo go -", "--foo"}}, {"\"", {"demo go choose:\"", "this"}}, {"'", {"demo go choose:'", "this"}},
      {"(", {"y = 1\nx = (", "y"}},  {"{", {"y = 1\nlog msg:\"{", "y"}},   {"=", {"y = 1\nx =", "y"}}};
  Fixture first("demo go 1\n");
  const Json triggers = first.capabilities["completionProvider"]["triggerCharacters"];
  CHECK(triggers.size() == offers.size());
  for (const Json& trigger : triggers) {
    INFO(trigger);
    const auto offer = offers.find(trigger.get<std::string>());
    REQUIRE(offer != offers.end());
    const auto& [text, wanted] = offer->second;
    Fixture fixture(text + "\n");
    const auto line = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
    const auto column = static_cast<unsigned>(text.size() - (text.rfind('\n') + 1));
    CHECK(item(fixture.client.request("textDocument/completion", place(fixture.story, line, column)), wanted).is_object());
  }
}

TEST_CASE("completion on the wire: a plain client gets plain items, and a stale one is not lost") {
  Fixture fixture("demo \n", false);
  const Json go = item(fixture.client.request("textDocument/completion", place(fixture.story, 0, 5)), "go");
  CHECK(go.contains("documentation"));
  for (const char* each : {"labelDetails", "insertTextFormat", "command", "tags", "data"}) CHECK_FALSE(go.contains(each));
  CHECK(fixture.client.request("completionItem/resolve", {{"label", "x"}}) == Json{{"label", "x"}});
  CHECK(fixture.client.error_of("completionItem/resolve", Json::array()) == -32602);
}

TEST_CASE("signatures on the wire: offsets in UTF-16, or the text itself") {
  Fixture fixture("demo go \"😀\" \r\n");
  const Json help = fixture.client.request("textDocument/signatureHelp", place(fixture.story, 0, 13));
  CHECK(help["activeSignature"] == 0);
  CHECK(help["activeParameter"] == 1);
  REQUIRE(help["signatures"].size() == 2);
  CHECK(help["signatures"][0]["label"] == "demo go <foo:string> [choose] [--level int]");
  CHECK(help["signatures"][0]["activeParameter"] == 1);
  CHECK(help["signatures"][0]["parameters"][0]["label"] == Json{8, 20});
  CHECK(help["signatures"][0]["parameters"][0]["documentation"]["value"] == "`string`, required\n\nWhere to.");
  CHECK(fixture.client.request("textDocument/signatureHelp", place(fixture.story, 0, 2)).is_null());
  Fixture plain("demo go \n", false);
  const Json texts = plain.client.request("textDocument/signatureHelp", place(plain.story, 0, 8));
  CHECK(texts["signatures"][0]["parameters"][0]["label"] == "<foo:string>");
  CHECK_FALSE(texts["signatures"][0].contains("activeParameter"));
}

TEST_CASE("hints on the wire: resolved for their tooltip, switched by settings") {
  Fixture fixture("n = demo go \"😀\" \"this\"\n");
  const Json hints = fixture.client.request("textDocument/inlayHint", part(fixture.story, 0, 1));
  REQUIRE(hints.size() == 4);
  CHECK(hints[0]["label"] == ": int");
  CHECK(hints[0]["kind"] == 1);
  CHECK(hints[1]["label"] == "foo:");
  CHECK(hints[1]["kind"] == 2);
  CHECK(hints[2]["position"] == position(0, 17));
  CHECK(hints[3]["label"] == "--level=3");
  CHECK_FALSE(hints[1].contains("tooltip"));
  const Json resolved = fixture.client.request("inlayHint/resolve", hints[1]);
  CHECK(resolved["tooltip"]["value"].get<std::string>().find("Where to.") != std::string::npos);
  CHECK(resolved["label"] == "foo:");
  fixture.client.notify("workspace/didChangeConfiguration",
                        {{"settings", {{"asyncy", {{"inlayHints", {{"types", false}, {"defaults", false}}}}}}}});
  CHECK(fixture.client.request("textDocument/inlayHint", part(fixture.story, 0, 1)).size() == 2);
  CHECK(fixture.client.error_of("textDocument/inlayHint", all_of(fixture.story)) == -32602);
  CHECK(fixture.client.error_of("inlayHint/resolve", Json::object()) == -32602);
}

TEST_CASE("colours on the wire: all, a part, and what changed") {
  Fixture fixture("x = \"😀\"\r\ndemo go \"😀\" \"this\"\r\n");
  const auto full = [&] { return fixture.client.request("textDocument/semanticTokens/full", all_of(fixture.story)); };
  const Json first = full();
  // variable x; namespace demo; method go; enumMember "this", behind two units of the emoji.
  CHECK(first["data"] == Json{0, 0, 1, 5, 1, 1, 0, 4, 0, 0, 0, 5, 2, 1, 0, 0, 8, 6, 8, 0});
  CHECK(fixture.client.request("textDocument/semanticTokens/range", part(fixture.story, 0, 1))["data"].size() >= 5);

  fixture.client.replace(fixture.story, 2, "x = \"😀\"\r\ndemo go \"😀\" \"other\"\r\n");
  Json since = all_of(fixture.story);
  since["previousResultId"] = first["resultId"];
  const Json changed = fixture.client.request("textDocument/semanticTokens/full/delta", since);
  CHECK(changed["edits"] == Json::array({{{"start", 15}, {"deleteCount", 5}, {"data", Json::array()}}}));
  CHECK(changed["resultId"] != first["resultId"]);
  // The same again: nothing changed. Of what the server does not know any more it sends everything.
  since["previousResultId"] = changed["resultId"];
  CHECK(fixture.client.request("textDocument/semanticTokens/full/delta", since)["edits"].empty());
  CHECK(fixture.client.request("textDocument/semanticTokens/full/delta", since)["data"] == full()["data"]);
  CHECK(fixture.client.error_of("textDocument/semanticTokens/full/delta", all_of(fixture.story)) == -32602);
}

TEST_CASE("colours on the wire: an unsaved manifest counts") {
  Fixture fixture("demo go \"a\" \"these\"\n");
  const auto size = [&] {
    return fixture.client.request("textDocument/semanticTokens/full", all_of(fixture.story))["data"].size();
  };
  CHECK(size() == 10);
  std::string manifest(kManifest);
  manifest.replace(manifest.find("that"), 4, "these");
  fixture.client.open(fixture.manifest, manifest);
  CHECK(size() == 15);
}

TEST_CASE("links on the wire: scripts that are there, addresses in texts, of the unsaved text") {
  Fixture at("");
  const auto script = at.dir.write("demo/startup.sh", "date\n");
  at.client.open(at.manifest,
                 "# 😀 http://example.com/comment\n"
                 "commands:\n"
                 "  go:\n"
                 "    help: \"😀 See (https://example.com/a_(b)).\"\n"
                 "lifecycle:\n"
                 "  startup: ./startup.sh --fast\n"
                 "  shutdown: [./gone.sh, now]\n");
  at.client.diagnostics(at.manifest);
  const Json links = at.client.request("textDocument/documentLink", all_of(at.manifest));
  REQUIRE(links.size() == 2);
  CHECK(links[0]["target"] == "https://example.com/a_(b)");
  CHECK(links[0]["range"] == Json{{"start", position(3, 19)}, {"end", position(3, 44)}});
  CHECK(links[1]["target"] == uri_of(script));
  CHECK(links[1]["range"] == Json{{"start", position(5, 11)}, {"end", position(5, 23)}});
  CHECK(at.client.request("textDocument/documentLink", all_of(at.story)) == Json::array());
}

TEST_CASE("folds, selections and names on the wire") {
  Fixture fixture("if x\r\n    y = [\r\n        1\r\n    ]\r\n# a\r\n# b\r\n");
  const Json folds = fixture.client.request("textDocument/foldingRange", all_of(fixture.story));
  // The client takes two: the largest.
  CHECK(folds == Json::array({{{"startLine", 0}, {"endLine", 3}}, {{"startLine", 1}, {"endLine", 3}}}));
  Json places = all_of(fixture.story);
  places["positions"] = Json::array({position(2, 8), position(4, 1)});
  const Json chains = fixture.client.request("textDocument/selectionRange", places);
  REQUIRE(chains.size() == 2);
  CHECK(chains[0]["range"] == Json{{"start", position(2, 8)}, {"end", position(2, 9)}});
  CHECK(chains[0]["parent"]["range"]["start"] == position(1, 8));
  CHECK(chains[1]["range"] == Json{{"start", position(4, 0)}, {"end", position(4, 3)}});
  CHECK(fixture.client.error_of("textDocument/selectionRange", all_of(fixture.story)) == -32602);

  fixture.client.replace(fixture.story, 2, "a = \"😀\"\r\nb = \"😀{a}\"\r\n");
  const Json linked = fixture.client.request("textDocument/linkedEditingRange", place(fixture.story, 0, 1));
  REQUIRE(linked["ranges"].size() == 2);
  CHECK(linked["ranges"][1] == Json{{"start", position(1, 8)}, {"end", position(1, 9)}});
  CHECK(fixture.client.request("textDocument/linkedEditingRange", place(fixture.story, 0, 4)).is_null());

  const Json names = fixture.client.request("workspace/symbol", {{"query", "choo"}});
  REQUIRE(names.size() == 1);
  CHECK(names[0]["name"] == "choose");
  CHECK(names[0]["containerName"] == "go");
  CHECK(names[0]["location"]["uri"] == fixture.manifest);
  CHECK(fixture.client.error_of("workspace/symbol") == -32602);
}

}  // namespace ide_features_test
