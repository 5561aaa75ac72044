// Everything that a client may send by the protocol, in every state of a server's life, with params that are right, empty and
// wrong: each request gets exactly one reply (the client of these tests counts), and the server lives on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "lsp/features/table.h"
#include "tests/lsp/protocol/methods.h"
#include "tests/support/client.h"

namespace protocol_test {

using namespace asyncy;
using test::Client;
using test::Json;
using test::Method;

namespace {

constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kInvalidRequest = -32600;
constexpr int kNotInitialized = -32002;

/// A client that announces all that there is.
Json everything() {
  return {{"capabilities",
           {{"general", {{"positionEncodings", {"utf-16"}}}},
            {"window", {{"workDoneProgress", true}, {"showDocument", {{"support", true}}}}},
            {"workspace",
             {{"applyEdit", true},
              {"configuration", true},
              {"didChangeConfiguration", {{"dynamicRegistration", true}}},
              {"didChangeWatchedFiles", {{"dynamicRegistration", true}}},
              {"diagnostics", {{"refreshSupport", true}}},
              {"codeLens", {{"refreshSupport", true}}},
              {"fileOperations", {{"willRename", true}, {"didRename", true}}},
              {"workspaceEdit",
               {{"documentChanges", true},
                {"resourceOperations", {"rename"}},
                {"changeAnnotationSupport", Json::object()}}}}},
            {"textDocument",
             {{"diagnostic", {{"relatedDocumentSupport", true}}},
              {"rename", {{"prepareSupport", true}}},
              {"codeAction", {{"dataSupport", true}, {"resolveSupport", {{"properties", {"edit"}}}}}},
              {"completion", {{"completionItem", {{"resolveSupport", {{"properties", {"documentation"}}}}}}}},
              {"inlayHint", {{"resolveSupport", {{"properties", {"tooltip"}}}}}},
              {"semanticTokens",
               {{"requests", {{"range", true}, {"full", {{"delta", true}}}}},
                {"formats", {"relative"}},
                {"tokenTypes", Json::array()},
                {"tokenModifiers", Json::array()}}}}}}}};
}

bool is_ours(const Method& method) {
  if (method.name == "initialize" || method.name == "shutdown") return true;
  const auto all = features::all();
  return std::any_of(all.begin(), all.end(), [&](const features::Feature* each) { return each->method == method.name; });
}

Json params_of(const Method& method) { return Json::parse(method.params); }

/// Of wrong shapes the ones that are wrong for whatever the params should be.
const std::vector<Json>& wrong() {
  static const std::vector<Json> kWrong = {7, "x", true, Json::array({1}), Json{{"textDocument", 7}},
                                           Json{{"textDocument", {{"uri", {1}}}}, {"position", "x"}, {"item", {{"uri", 7}}}}};
  return kWrong;
}

/// 0 when the request succeeded.
int code_of(Client& client, const Method& method, Json params) {
  const Json reply = client.answer(client.send_request(method.name, std::move(params)));
  CHECK(reply.contains("result") != reply.contains("error"));
  return reply.contains("error") ? reply["error"]["code"].get<int>() : 0;
}

/// The capability that the keys lead to; null when it is not announced.
Json announced(const Json& capabilities, std::string_view path) {
  Json at = capabilities;
  while (!path.empty() && at.is_object()) {
    const auto slash = std::min(path.find('/'), path.size());
    at = at.value(std::string(path.substr(0, slash)), Json());
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return path.empty() ? at : Json();
}

}  // namespace

TEST_CASE("protocol: every request is answered once, with right, empty and wrong params") {
  Client client;
  client.start(everything());
  client.open("file:///w/a.story", "demo go 1\n");
  for (const Method& method : test::kRequests) {
    if (method.name == "initialize" || method.name == "shutdown") continue;
    INFO(method.name);
    const bool ours = is_ours(method);
    const int right = code_of(client, method, params_of(method));
    CHECK((ours ? right != kMethodNotFound && right != kInvalidParams : right == kMethodNotFound));
    for (const Json& params : {Json(), Json::object(), Json::array()}) {
      const int code = code_of(client, method, params);
      CHECK((code == kMethodNotFound) == !ours);
    }
    for (const Json& params : wrong()) {
      const int code = code_of(client, method, params);
      CHECK((ours ? code == kInvalidParams || code == 0 : code == kMethodNotFound));
    }
  }
  CHECK_FALSE(client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", "file:///w/a.story"}}}}).empty());
}

TEST_CASE("protocol: every request before initialize and after shutdown is refused") {
  Client client;
  for (const Method& method : test::kRequests)
    if (method.name != "initialize") CHECK(code_of(client, method, params_of(method)) == kNotInitialized);
  client.start(everything());
  CHECK(client.error_of("initialize", params_of(test::kRequests[0])) == kInvalidRequest);
  client.request("shutdown");
  for (const Method& method : test::kRequests) CHECK(code_of(client, method, params_of(method)) == kInvalidRequest);
  client.notify("exit");
  CHECK(client.hang_up() == 0);
}

TEST_CASE("protocol: every notification with right, empty and wrong params leaves the server alive") {
  Client client;
  const auto tell_all = [&] {
    for (const Method& method : test::kNotifications) {
      if (method.name == "exit") continue;
      client.notify(method.name, params_of(method));
      for (const Json& params : {Json(), Json::object(), Json::array()}) client.notify(method.name, params);
      for (const Json& params : wrong()) client.notify(method.name, params);
    }
  };
  tell_all();
  client.start(everything());
  tell_all();
  client.request("shutdown");
  tell_all();
  client.notify("exit");
  CHECK(client.hang_up() == 0);
}

TEST_CASE("protocol: what is announced is what is answered") {
  Client client;
  const Json capabilities = client.start(everything());
  for (const Method& method : test::kRequests) {
    if (method.capability.empty()) continue;
    INFO(method.name << " and " << method.capability);
    const Json found = announced(capabilities, method.capability);
    CHECK((!found.is_null() && found != false) == is_ours(method));
  }
}

TEST_CASE("protocol: every feature is a request or notification of the protocol, and does one of the two") {
  for (const features::Feature* feature : features::all()) {
    INFO(feature->method);
    CHECK((feature->answer == nullptr) != (feature->notice == nullptr));
    const auto is_it = [&](const Method& method) { return method.name == feature->method; };
    const bool request = std::any_of(test::kRequests.begin(), test::kRequests.end(), is_it);
    const bool notification = std::any_of(test::kNotifications.begin(), test::kNotifications.end(), is_it);
    CHECK(request == (feature->answer != nullptr));
    CHECK(notification == (feature->notice != nullptr));
  }
}

TEST_CASE("protocol: to a client that announces nothing only what needs no consent is announced") {
  Client client;
  const Json capabilities = client.start();
  CHECK_FALSE(capabilities.contains("diagnosticProvider"));
  CHECK_FALSE(capabilities["workspace"].contains("fileOperations"));
  CHECK(client.requests_from_server().empty());
}

}  // namespace protocol_test
