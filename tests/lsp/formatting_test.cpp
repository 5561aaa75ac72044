// Formatting as editors ask for it.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/host/files.h"
#include "core/text/edit.h"
#include "lsp/protocol/convert.h"
#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace formatting_test {

using namespace asyncy;
using test::Client;
using test::Json;
using test::TempDir;
using test::uri_of;

namespace {

/// The text after the edits of the protocol, which are sorted.
std::string applied(std::string_view source, const Json& edits) {
  const text::Text text(std::string{source});
  std::vector<text::Edit> ours;
  for (const Json& each : edits) {
    const auto range = protocol::read_range(&each.at("range"));
    REQUIRE(range);
    ours.push_back({.range = protocol::range_from_positions(text, *range, protocol::PositionEncoding::utf16),
                    .text = each.at("newText").get<std::string>()});
  }
  return text::apply(source, ours).value_or("edits that overlap");
}

struct Asked {
  Asked() {
    uri = uri_of(dir.write("a.story", "on_disk=1\n"));
    capabilities = client.start(Client::folder(dir.path()));
  }

  [[nodiscard]] Json params() const {
    // The style has its own width, whatever the client's is.
    return {{"textDocument", {{"uri", uri}}}, {"options", {{"tabSize", 2}, {"insertSpaces", false}}}};
  }

  std::string formatted(std::string_view text) {
    open(text);
    return applied(text, client.request("textDocument/formatting", params()));
  }

  std::string range_formatted(std::string_view text, const Json& range) {
    open(text);
    Json with_range = params();
    with_range["range"] = range;
    return applied(text, client.request("textDocument/rangeFormatting", with_range));
  }

  Json typed(std::string_view text, unsigned line, unsigned character, const char* what = "\n") {
    open(text);
    Json at = params();
    at["position"] = {{"line", line}, {"character", character}};
    at["ch"] = what;
    return client.request("textDocument/onTypeFormatting", at);
  }

  void open(std::string_view text) {
    if (version == 0)
      client.open(uri, text, "", ++version);
    else
      client.replace(uri, ++version, text);
  }

  TempDir dir;
  std::string uri;
  Client client;
  Json capabilities;
  int version = 0;
};

}  // namespace

TEST_CASE("formatting: announced in all three ways") {
  const Asked asked;
  CHECK(asked.capabilities["documentFormattingProvider"] == true);
  CHECK(asked.capabilities["documentRangeFormattingProvider"] == true);
  CHECK(asked.capabilities["documentOnTypeFormattingProvider"]["firstTriggerCharacter"] == "\n");
}

TEST_CASE("formatting: unsaved text, whatever its line ends and letters") {
  Asked asked;
  CHECK(asked.formatted("x=1\nif x\n\tlog  x") == "x = 1\nif x\n    log x\n");
  CHECK(asked.formatted("if x\r\n  log \"\xF0\x9F\x98\x80\"   y  # \xC3\xA9 \r\n") ==
        "if x\r\n    log \"\xF0\x9F\x98\x80\" y  # \xC3\xA9\r\n");
  CHECK(asked.client.request("textDocument/formatting", asked.params()).size() == 3);
  CHECK(asked.formatted("x = 1\n") == "x = 1\n");
  CHECK(asked.client.request("textDocument/formatting", asked.params()) == Json::array());
}

TEST_CASE("formatting: the project says how arguments are written") {
  Asked asked;
  CHECK(asked.formatted("a b c:1\n") == "a b c:1\n");
  const auto config = uri_of(asked.dir.path() / "asyncy-ls.yml");
  asked.client.open(config, "argument_colon: spaced\n");
  CHECK(asked.client.rules(config).empty());
  CHECK(asked.formatted("a b c:1\n") == "a b c: 1\n");
  asked.client.replace(config, 2, "argument_colon: wide\n");
  CHECK(asked.client.rules(config) == std::vector<std::string>{"invalid-setting"});
  CHECK(asked.formatted("a b c: 1\n") == "a b c: 1\n");
}

TEST_CASE("formatting: a story that is not open is read from the disk") {
  Asked asked;
  CHECK(applied("on_disk=1\n", asked.client.request("textDocument/formatting", asked.params())) == "on_disk = 1\n");
}

TEST_CASE("formatting: of a selection the whole statements that it touches") {
  Asked asked;
  const std::string_view text = "x=\"\xF0\x9F\x98\x80\"\r\nif x\r\n  log  x\r\n  log  y\r\nz=1\r\n";
  CHECK(asked.range_formatted(text, test::edit(2, 3, 2, 4, "")["range"]) ==
        "x=\"\xF0\x9F\x98\x80\"\r\nif x\r\n    log x\r\n    log y\r\nz=1\r\n");
  CHECK(asked.range_formatted(text, test::edit(0, 0, 1, 0, "")["range"]) ==
        "x = \"\xF0\x9F\x98\x80\"\r\nif x\r\n  log  x\r\n  log  y\r\nz=1\r\n");
}

TEST_CASE("formatting: behind the return key the line below a header is indented") {
  Asked asked;
  CHECK(applied("if x\r\n\r\ny = 1\r\n", asked.typed("if x\r\n\r\ny = 1\r\n", 1, 0)) == "if x\r\n    \r\ny = 1\r\n");
  CHECK(applied("if x\n    if \"\xF0\x9F\x98\x80\" == y\n    ",
                asked.typed("if x\n    if \"\xF0\x9F\x98\x80\" == y\n    ", 2, 4)) ==
        "if x\n    if \"\xF0\x9F\x98\x80\" == y\n        ");
  CHECK(asked.typed("x = 1\n\n", 1, 0) == Json::array());
  CHECK(asked.typed("if x\n\n", 1, 0, ":").is_null());
}

TEST_CASE("formatting: a manifest as a whole, and no texts beyond the limit") {
  Asked asked;
  const auto manifest = uri_of(asked.dir.write("demo/asyncy.yml", "commands:   {}\n"));
  Json params = asked.params();
  params["textDocument"]["uri"] = manifest;
  CHECK(applied("commands:   {}\n", asked.client.request("textDocument/formatting", params)) == "commands: {}\n");
  params["range"] = test::edit(0, 0, 0, 1, "")["range"];
  CHECK(asked.client.request("textDocument/rangeFormatting", params).is_null());
  const std::string large = "x=1\n" + std::string(host::kLargestFile, '#');
  asked.open(large);
  CHECK(asked.client.request("textDocument/formatting", asked.params()).is_null());
  Json range = asked.params();
  range["range"] = test::edit(0, 0, 0, 1, "")["range"];
  CHECK(asked.client.request("textDocument/rangeFormatting", range).is_null());
  CHECK(asked.typed(large, 0, 3).is_null());
}

TEST_CASE("formatting: params of wrong shape are -32602, a document that nobody knows has no answer") {
  Client client;
  client.start();
  for (const char* method : {"textDocument/formatting", "textDocument/rangeFormatting", "textDocument/onTypeFormatting"}) {
    INFO(method);
    for (const Json& params : {Json(), Json::array(), Json(3), Json{{"textDocument", 1}}})
      CHECK(client.error_of(method, params) == -32602);
    Json params = {{"textDocument", {{"uri", "file:///nowhere/at/all.story"}}}, {"ch", "\n"}};
    params["range"] = test::edit(0, 0, 0, 0, "")["range"];
    params["position"] = params["range"]["start"];
    CHECK(client.request(method, params).is_null());
  }
  CHECK(client.error_of("textDocument/rangeFormatting", {{"textDocument", {{"uri", "x"}}}}) == -32602);
}

}  // namespace formatting_test
