#include <catch2/catch.hpp>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace execute_command_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";

Json services(Client& client) { return client.request("workspace/executeCommand", {{"command", "asyncy-ls.services"}}); }

Json service(std::string_view name, const std::string& uri) { return {{"name", name}, {"uri", uri}}; }

}  // namespace

TEST_CASE("execute command: the services that are described, those that nobody has saved too") {
  TempDir dir;
  const auto demo = uri_of(dir.write("asyncy-demo/asyncy.yml", kManifest));
  const auto twitter = uri_of(dir.write("services/twitter/asyncy.yml", kManifest));
  const auto odd = uri_of(dir.write("odd.yml", kManifest));
  dir.write("asyncy-ls.yml", "services: {bird: services/twitter, strange: odd.yml}\nknown: [mail]\n");
  dir.write("a.story", "demo go\n");
  Client client;
  const Json capabilities = client.start(Client::folder(dir.path()));
  CHECK(capabilities["executeCommandProvider"]["commands"] == Json::array({"asyncy-ls.services", "asyncy-ls.callers"}));
  CHECK(services(client) == Json::array({service("demo", demo), service("strange", odd), service("twitter", twitter)}));
  const auto fresh = uri_of(dir.path() / "radio" / "asyncy.yml");
  client.open(fresh, kManifest);
  CHECK(services(client).size() == 4);
  CHECK(services(client)[1] == service("radio", fresh));
  CHECK(client.rules(fresh).empty());
  client.close(fresh);
  CHECK(services(client).size() == 3);
}

TEST_CASE("execute command: a command that does not exist, and none at all") {
  Client client;
  client.start();
  CHECK(services(client) == Json::array());
  CHECK(client.error_of("workspace/executeCommand", {{"command", "asyncy-ls.dance"}}) == -32602);
  CHECK(client.error_of("workspace/executeCommand", {{"command", 3}}) == -32602);
  CHECK(client.error_of("workspace/executeCommand", Json::array()) == -32602);
}

}  // namespace execute_command_test
