#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/support/client.h"

namespace life_cycle_test {

using asyncy::test::Client;
using asyncy::test::Json;

TEST_CASE("life cycle: start, shutdown, exit") {
  Client client;
  const Json capabilities = client.start();
  CHECK(capabilities["positionEncoding"] == "utf-16");
  CHECK(capabilities["textDocumentSync"]["change"] == 2);
  CHECK(capabilities["workspace"]["workspaceFolders"]["supported"] == true);
  CHECK(client.finish() == 0);
}

TEST_CASE("life cycle: exit without shutdown, and an end of the stream, are failures") {
  Client impatient;
  impatient.start();
  impatient.notify("exit");
  CHECK(impatient.hang_up() == 1);
  Client silent;
  CHECK(silent.hang_up() == 1);
  Client polite;
  polite.start();
  polite.request("shutdown");
  CHECK(polite.hang_up() == 0);
}

TEST_CASE("life cycle: a pipe closed in the middle of a message ends the server, after what came whole") {
  Client client;
  const int id = client.send_request("initialize");
  client.send_bytes("Content-Length: 100\r\n\r\n{\"jsonrpc\"");
  CHECK(client.hang_up() == 1);
  CHECK(client.answer(id).contains("result"));
}

TEST_CASE("life cycle: requests before initialize") {
  Client client;
  CHECK(client.error_of("textDocument/hover") == -32002);
  client.notify("textDocument/didOpen", Json::object());
  client.start();
}

TEST_CASE("life cycle: initialize twice") {
  Client client;
  client.start();
  CHECK(client.error_of("initialize") == -32600);
}

TEST_CASE("life cycle: requests after shutdown") {
  Client client;
  client.start();
  client.request("shutdown");
  CHECK(client.error_of("textDocument/hover") == -32600);
  CHECK(client.error_of("shutdown") == -32600);
  CHECK(client.error_of("initialize") == -32600);
  client.notify("exit");
  CHECK(client.hang_up() == 0);
}

TEST_CASE("life cycle: initialize with params of wrong shape can be mended") {
  Client client;
  CHECK(client.error_of("initialize", Json::array()) == -32602);
  CHECK(client.error_of("initialize", nullptr) == -32602);
  client.start({{"capabilities", 7}, {"workspaceFolders", "x"}, {"rootUri", 1}, {"processId", "x"}});
}

TEST_CASE("life cycle: rootUri null, workspaceFolders null, initializationOptions null") {
  Client client;
  client.start(
      {{"rootUri", nullptr}, {"workspaceFolders", nullptr}, {"initializationOptions", nullptr}, {"capabilities", nullptr}});
  client.open("file:///nowhere/at/all.story", "x = 1\n");
  CHECK(client.rules("file:///nowhere/at/all.story").empty());
}

TEST_CASE("life cycle: the client's first known position encoding is taken") {
  for (const auto& [offered, taken] :
       {std::pair{Json{"utf-8", "utf-16"}, "utf-8"}, std::pair{Json{"utf-7", "utf-32"}, "utf-32"},
        std::pair{Json{"utf-7"}, "utf-16"}, std::pair{Json(3), "utf-16"}}) {
    Client client;
    CHECK(client.start({{"capabilities", {{"general", {{"positionEncodings", offered}}}}}})["positionEncoding"] == taken);
  }
}

TEST_CASE("life cycle: unknown requests are refused, unknown notifications ignored") {
  Client client;
  client.start();
  CHECK(client.error_of("textDocument/fly") == -32601);
  CHECK(client.error_of("$/fly") == -32601);
  client.notify("textDocument/flew");
  client.notify("$/setTrace", {{"value", "verbose"}});
  CHECK(client.silent_about(""));
}

TEST_CASE("life cycle: a client that asks for a trace hears how long requests took") {
  Client client;
  client.start({{"trace", "messages"}});
  client.silent_about("");
  REQUIRE_FALSE(client.traces().empty());
  CHECK(client.traces()[0]["message"].get<std::string>().starts_with("initialize took "));
  CHECK_FALSE(client.traces()[0].contains("verbose"));
  client.notify("$/setTrace", {{"value", "verbose"}});
  client.silent_about("");
  client.notify("$/setTrace", {{"value", "off"}});
  client.silent_about("");
  const auto told = client.traces().size();
  CHECK(client.traces().back().contains("verbose"));
  client.silent_about("");
  CHECK(client.traces().size() == told);
}

TEST_CASE("life cycle: a request that was cancelled before its turn is told so, one that is done or unknown is not") {
  Client client;
  client.start();
  const int id = client.send_request("asyncy-test/none");
  client.notify("$/cancelRequest", {{"id", id}});
  client.notify("$/cancelRequest", {{"id", "unknown"}});
  client.notify("$/cancelRequest", {{"id", {1, 2}}});
  client.notify("$/cancelRequest", nullptr);
  const int code = client.answer(id)["error"]["code"].get<int>();
  CHECK((code == -32800 || code == -32601));
}

TEST_CASE("life cycle: ids come back as they were sent") {
  Client client;
  client.start();
  client.send({{"jsonrpc", "2.0"}, {"id", nullptr}, {"method", "m"}});
  CHECK(client.answer_to_nobody()["error"]["code"] == -32600);
  client.send({{"jsonrpc", "2.0"}, {"id", 1.5}, {"method", "m"}});
  CHECK(client.answer_to_nobody()["error"]["code"] == -32600);
}

TEST_CASE("life cycle: a server whose client is gone ends") {
  // The process that cannot be seen is no reason to end: in a container it has another number.
  Client client;
  client.start({{"processId", 2147483000}});
  CHECK(client.silent_about(""));
  CHECK(client.finish() == 0);
}

}  // namespace life_cycle_test
