#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace settings_test {

using namespace asyncy;
using test::Client;
using test::Json;
using test::TempDir;
using test::uri_of;
using Rules = std::vector<std::string>;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";

/// `rule:severity` of each diagnostic that comes next.
Rules severities(Client& client, const std::string& uri) {
  Rules found;
  const Json published = client.diagnostics(uri);
  for (const Json& each : published["diagnostics"])
    found.push_back(each["code"].get<std::string>() + ':' + std::to_string(each["severity"].get<int>()));
  return found;
}

void set(Client& client, const Json& section) {
  client.notify("workspace/didChangeConfiguration", {{"settings", {{"asyncy", section}}}});
}

std::size_t times_logged(const Client& client, std::string_view part) {
  const auto logged = client.logged();
  return static_cast<std::size_t>(std::count_if(
      logged.begin(), logged.end(), [&](const std::string& each) { return each.find(part) != std::string::npos; }));
}

}  // namespace

TEST_CASE("settings: severities of rules count while the server runs, and may be taken back") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo og\n");
  CHECK(severities(client, story) == Rules{"unknown-command:1"});
  set(client, {{"rules", {{"unknown-command", "hint"}}}});
  CHECK(severities(client, story) == Rules{"unknown-command:4"});
  set(client, {{"rules", {{"unknown-command", "off"}}}});
  CHECK(severities(client, story).empty());
  set(client, Json::object());
  CHECK(severities(client, story) == Rules{"unknown-command:1"});
}

TEST_CASE("settings: the editor's severity counts instead of the project's, and the log says so once") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  dir.write("asyncy-ls.yml", "rules: {unknown-command: off, unknown-argument: hint}\n");
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  Json params = Client::folder(dir.path());
  params["initializationOptions"] = {{"rules", {{"unknown-command", "warning"}}}};
  client.start(params);
  client.open(story, "demo og\n");
  CHECK(severities(client, story) == Rules{"unknown-command:2"});
  client.replace(story, 2, "demo ogg\n");
  CHECK(severities(client, story) == Rules{"unknown-command:2"});
  CHECK(times_logged(client, "asyncy-ls.yml says unknown-command off, but the editor's setting asyncy.rules says warning") ==
        1);
  CHECK(times_logged(client, "unknown-argument") == 0);
}

TEST_CASE("settings: what they cannot be is told with what they may be, and the rest counts") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  Json params = Client::folder(dir.path());
  params["initializationOptions"] = {
      {"dialect", "2019"},
      {"paths", "services"},
      {"logLevel", 3},
      {"rules", {{"unknown-comand", "off"}, {"unknown-argument", "loud"}, {"unknown-command", "information"}}}};
  client.start(params);
  client.open(story, "demo og\n");
  CHECK(severities(client, story) == Rules{"unknown-command:3"});
  CHECK(client.logged() ==
        Rules{"the setting asyncy.dialect is `2019`; expected `auto`, `2018` or `2020`",
              "the setting asyncy.rules.unknown-argument is `loud`; expected `error`, `warning`, `information`, `hint` or `off`",
              "the setting asyncy.rules.unknown-comand names no rule; did you mean `unknown-command`?",
              "the setting asyncy.paths is `services`; expected a list of texts",
              "the setting asyncy.logLevel is `3`; expected `error`, `warning`, `info` or `debug`"});
}

TEST_CASE("settings: more folders with manifests, and none when they are taken back") {
  TempDir dir;
  TempDir elsewhere;
  dir.write("project/other/asyncy.yml", kManifest);
  dir.write("shared/demo/asyncy.yml", kManifest);
  elsewhere.write("radio/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("project/a.story"));
  Client client;
  client.start(Client::folder(dir.path() / "project"));
  client.open(story, "demo og\nradio og\n");
  CHECK(client.rules(story) == Rules{"unknown-service", "unknown-service"});
  set(client, {{"paths", {"../shared", elsewhere.path().string()}}});
  CHECK(client.rules(story) == Rules{"unknown-command", "unknown-command"});
  set(client, nullptr);
  CHECK(client.rules(story) == Rules{"unknown-service", "unknown-service"});
}

TEST_CASE("settings: each folder has its own") {
  TempDir one;
  TempDir two;
  for (const TempDir* dir : {&one, &two}) dir->write("demo/asyncy.yml", kManifest);
  const auto first = uri_of(one.write("a.story"));
  const auto second = uri_of(two.write("a.story"));
  Client client({.settings = {{"rules", {{"unknown-command", "hint"}}}},
                 .folder_settings = {{uri_of(two.path()), {{"rules", {{"unknown-command", "warning"}}}}}}});
  Json params = {{"workspaceFolders", {{{"uri", uri_of(one.path())}, {"name", "one"}}}}};
  params["capabilities"]["workspace"]["configuration"] = true;
  client.start(params);
  // Behind the answer to the server's question.
  CHECK(client.silent_about(first));
  client.open(first, "demo og\n");
  CHECK(severities(client, first) == Rules{"unknown-command:4"});
  client.open(second, "demo og\n");
  CHECK(severities(client, second) == Rules{"unknown-command:4"});
  const Json folder = Json::array({Json{{"uri", uri_of(two.path())}, {"name", "two"}}});
  client.notify("workspace/didChangeWorkspaceFolders", {{"event", {{"added", folder}, {"removed", Json::array()}}}});
  CHECK(severities(client, second) == Rules{"unknown-command:2"});
  // What such a client sends by itself knows of no folder.
  set(client, {{"rules", {{"unknown-command", "off"}}}});
  CHECK(client.silent_about(first));
  CHECK(client.silent_about(second));
}

TEST_CASE("settings: how much is logged, unless the command line says it") {
  const auto logs_debugging = [](std::optional<rpc::LogLevel> command_line, const Json& level) {
    Client client({.session = {.dialect = {}, .services = {}, .log_level = command_line}});
    client.start({{"initializationOptions", {{"logLevel", level}}}});
    client.notify("asyncy-test/nobody-knows-this");
    CHECK(client.silent_about(""));
    return times_logged(client, "asyncy-test/nobody-knows-this") == 1;
  };
  CHECK(logs_debugging({}, "debug"));
  CHECK_FALSE(logs_debugging({}, nullptr));
  CHECK_FALSE(logs_debugging({}, "info"));
  CHECK(logs_debugging(rpc::LogLevel::debug, "error"));
  CHECK_FALSE(logs_debugging(rpc::LogLevel::error, "debug"));
}

}  // namespace settings_test
