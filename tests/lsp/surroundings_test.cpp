#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace surroundings_test {

using asyncy::test::Client;
using asyncy::test::Json;
using asyncy::test::TempDir;
using asyncy::test::uri_of;
using Rules = std::vector<std::string>;

namespace {

constexpr const char* kManifest = "commands:\n  go:\n    help: Goes.\n";

void tell_of_file(Client& client, const std::filesystem::path& path, int type) {
  client.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", uri_of(path)}, {"type", type}}}}});
}

constexpr int kCreated = 1, kChanged = 2, kDeleted = 3;

}  // namespace

TEST_CASE("surroundings: files are created, changed and deleted on disk") {
  TempDir dir;
  dir.write("other/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo go\n");
  CHECK(client.rules(story) == Rules{"unknown-service"});
  const auto manifest = dir.write("demo/asyncy.yml", kManifest);
  tell_of_file(client, manifest, kCreated);
  CHECK(client.rules(story).empty());
  dir.write("demo/asyncy.yml", "commands:\n  stay:\n    help: Stays.\n");
  tell_of_file(client, manifest, kChanged);
  CHECK(client.rules(story) == Rules{"unknown-command"});
  std::filesystem::remove(manifest);
  tell_of_file(client, manifest, kDeleted);
  CHECK(client.rules(story) == Rules{"unknown-service"});
}

TEST_CASE("surroundings: a script of a life cycle comes and goes, and no line is edited") {
  TempDir dir;
  const auto manifest = uri_of(dir.write("demo/asyncy.yml"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(manifest, "lifecycle:\n  startup: ./startup.sh\n");
  CHECK(client.rules(manifest) == Rules{"missing-script"});
  const auto script = dir.write("demo/startup.sh");
  tell_of_file(client, script, kCreated);
  CHECK(client.rules(manifest).empty());
  tell_of_file(client, script, kChanged);
  tell_of_file(client, dir.write("demo/other.sh"), kCreated);
  CHECK(client.silent_about(manifest));
  std::filesystem::remove(script);
  tell_of_file(client, script, kDeleted);
  CHECK(client.rules(manifest) == Rules{"missing-script"});
}

TEST_CASE("surroundings: asyncy-ls.yml counts when it is saved, and while it is edited") {
  TempDir dir;
  dir.write("other/asyncy.yml", kManifest);
  const auto config = dir.write("asyncy-ls.yml", "known: []\n");
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo go\n");
  CHECK(client.rules(story) == Rules{"unknown-service"});
  dir.write("asyncy-ls.yml", "known: [demo]\n");
  tell_of_file(client, config, kChanged);
  CHECK(client.rules(story).empty());
  client.open(uri_of(config), "known: [another]\n");
  CHECK(client.rules(story) == Rules{"unknown-service"});
  CHECK(client.rules(uri_of(config)).empty());
  client.close(uri_of(config));
  CHECK(client.rules(story).empty());
}

TEST_CASE("surroundings: an edit of asyncy-ls.yml that nobody has saved counts for open stories") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  const auto config = uri_of(dir.write("asyncy-ls.yml", "rules: {unknown-command: warning}\n"));
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo og\n");
  const auto severity_of = [](const Json& published) {
    REQUIRE(published["diagnostics"].size() == 1);
    const Json& only = published["diagnostics"][0];
    CHECK(only["code"] == "unknown-command");
    CHECK(only["source"] == "asyncy");
    CHECK_FALSE(only.contains("data"));
    return only["severity"].get<int>();
  };
  CHECK(severity_of(client.diagnostics(story)) == 2);
  client.open(config, "rules: {unknown-command: warning}\n");
  CHECK(client.rules(config).empty());
  client.replace(config, 2, "rules: {unknown-command: hint}\n");
  CHECK(severity_of(client.diagnostics(story)) == 4);
  CHECK(client.rules(config).empty());
  // What is said of the config itself comes, too, and what it no longer says does not count.
  client.replace(config, 3, "rules: {unknown-comand: hint}\n");
  CHECK(severity_of(client.diagnostics(story)) == 1);
  CHECK(client.rules(config) == Rules{"unknown-rule"});
  client.replace(config, 4, "rules: {unknown-command: off}\n");
  CHECK(client.rules(story).empty());
  CHECK(client.rules(config).empty());
  // Never saved: the disk's text counts again.
  client.close(config);
  CHECK(severity_of(client.diagnostics(story)) == 2);
}

TEST_CASE("surroundings: a new asyncy-ls.yml counts before it is on disk") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  const auto config = uri_of(dir.path() / "asyncy-ls.yml");
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  client.start(Client::folder(dir.path()));
  client.open(story, "demo og\n");
  CHECK(client.rules(story) == Rules{"unknown-command"});
  client.open(config, "rules: {unknown-command: off}\n");
  CHECK(client.rules(story).empty());
  client.close(config);
  CHECK(client.rules(story) == Rules{"unknown-command"});
}

TEST_CASE("surroundings: folders come and go") {
  TempDir one;
  TempDir two;
  one.write("other/asyncy.yml", kManifest);
  two.write("demo/asyncy.yml", kManifest);
  const auto story = uri_of(one.write("a.story"));
  Client client;
  client.start({{"workspaceFolders", {{{"uri", uri_of(one.path())}, {"name", "one"}}}}});
  client.open(story, "demo go\n");
  CHECK(client.rules(story) == Rules{"unknown-service"});
  const Json folder = Json::array({Json{{"uri", uri_of(two.path())}, {"name", "two"}}});
  client.notify("workspace/didChangeWorkspaceFolders", {{"event", {{"added", folder}, {"removed", Json::array()}}}});
  CHECK(client.rules(story).empty());
  client.notify("workspace/didChangeWorkspaceFolders", {{"event", {{"added", Json::array()}, {"removed", folder}}}});
  CHECK(client.rules(story) == Rules{"unknown-service"});
}

TEST_CASE("surroundings: a file without any folder finds the manifests around it") {
  TempDir dir;
  dir.write("asyncy-ls.yml", "");
  dir.write("services/demo/asyncy.yml", kManifest);
  const auto story = uri_of(dir.write("stories/a.story"));
  Client client;
  client.start();
  client.open(story, "demo stay\n");
  CHECK(client.rules(story) == Rules{"unknown-command"});
}

TEST_CASE("surroundings: the client registers what it is told") {
  Client client;
  client.start({{"capabilities",
                 {{"workspace",
                   {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}},
                    {"didChangeConfiguration", {{"dynamicRegistration", true}}}}}}}});
  CHECK(client.silent_about(""));
  REQUIRE(client.requests_from_server().size() == 1);
  const Json& request = client.requests_from_server()[0];
  CHECK(request["method"] == "client/registerCapability");
  CHECK(request["params"]["registrations"].size() == 2);
  CHECK(request["params"]["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"] ==
        "**/{asyncy,microservice,oms}.{yml,yaml}");
}

TEST_CASE("surroundings: a client that can nothing is asked for nothing") {
  Client client;
  client.start();
  client.open("untitled:a", "x = 1\n", "storyscript");
  CHECK(client.rules("untitled:a").empty());
  CHECK(client.requests_from_server().empty());
  CHECK(client.progress().empty());
}

TEST_CASE("surroundings: one progress for the first reading of the folders") {
  TempDir dir;
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["window"]["workDoneProgress"] = true;
  client.start(params);
  client.open("untitled:a", "x = 1\n", "storyscript");
  CHECK(client.rules("untitled:a").empty());
  tell_of_file(client, dir.path() / "asyncy.yml", kCreated);
  CHECK(client.silent_about("untitled:a"));
  REQUIRE(client.progress().size() == 2);
  CHECK(client.progress()[0]["value"]["kind"] == "begin");
  CHECK(client.progress()[1]["value"]["kind"] == "end");
}

TEST_CASE("surroundings: the first reading can be stopped, and says what it left unread") {
  TempDir dir;
  dir.write("demo/asyncy.yml", kManifest);
  std::string long_story;
  for (int i = 0; i < 500; ++i) long_story += "demo go\n";
  for (int i = 0; i < 200; ++i) dir.write("stories/" + std::to_string(i) + ".story", long_story);
  const auto story = uri_of(dir.write("a.story"));
  Client client;
  Json params = Client::folder(dir.path());
  params["capabilities"]["window"]["workDoneProgress"] = true;
  client.start(params);
  client.open(story, "demo og\ndemos go\n");
  client.wait_for_progress(1);
  CHECK(client.progress()[0]["value"]["cancellable"] == true);
  client.notify("window/workDoneProgress/cancel", {{"token", client.progress()[0]["token"]}});
  // What the reading has left is no mistake of the story: whether there is a service `demos`, nobody knows.
  for (const std::string& rule : client.rules(story)) CHECK(rule == "unknown-command");
  REQUIRE(client.progress().size() == 2);
  REQUIRE(client.shown().size() == 1);
  CHECK(client.shown()[0].starts_with("Asyncy: the reading was stopped: "));
  CHECK(client.progress()[1]["value"]["message"] == client.shown()[0].substr(std::string_view("Asyncy: ").size()));
  // What is opened counts, and does not begin the reading anew.
  const auto other = uri_of(dir.path() / "stories" / "199.story");
  client.open(other, "demo og\n");
  client.rules(other);
  CHECK(client.progress().size() == 2);
  tell_of_file(client, dir.path() / "stories" / "199.story", kCreated);
  client.wait_for_progress(4);
  CHECK_FALSE(client.progress()[3]["value"].contains("message"));
  CHECK(client.silent_about("untitled:b"));
}

TEST_CASE("surroundings: the dialect of the command line, the client, the project, in this order") {
  // `function returns int` is of no era that 2018 stories know; `auto` accepts every form that was ever valid.
  constexpr const char* kStory = "function add a:int returns int\n  return a\n";
  const auto rules = [&](std::optional<asyncy::text::Dialect> command_line, const Json& settings,
                         const std::string& project) {
    TempDir dir;
    if (!project.empty()) dir.write("asyncy-ls.yml", "dialect: " + project + "\n");
    const auto story = uri_of(dir.write("a.story"));
    Client client({.session = {.dialect = command_line, .services = {}}});
    Json params = Client::folder(dir.path());
    params["initializationOptions"] = settings;
    client.start(params);
    client.open(story, kStory);
    return client.rules(story);
  };
  using asyncy::text::Dialect;
  const Json old_settings = {{"dialect", "2018"}};
  const Json new_settings = {{"dialect", "2020"}};
  const Rules in_2018 = rules(Dialect::y2018, nullptr, "");
  const Rules in_2020 = rules(Dialect::y2020, nullptr, "");
  CHECK(rules(std::nullopt, nullptr, "2018") == in_2018);
  CHECK(rules(std::nullopt, old_settings, "2020") == in_2018);
  CHECK(rules(std::nullopt, new_settings, "2018") == in_2020);
  CHECK(rules(Dialect::y2018, new_settings, "2020") == in_2018);
}

TEST_CASE("surroundings: settings are asked for, used when they come, and never waited for") {
  for (const bool answers : {true, false}) {
    TempDir dir;
    const auto story = uri_of(dir.write("a.story"));
    Client client({.answers_requests = answers, .settings = {{"dialect", "2018"}}});
    Json params = Client::folder(dir.path());
    params["capabilities"]["workspace"]["configuration"] = true;
    client.start(params);
    client.open(story, "x = (\n");
    CHECK_FALSE(client.rules(story).empty());
    client.notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
    CHECK(client.error_of("asyncy-test/fence") == -32601);
    CHECK(client.requests_from_server().size() == 2);
    CHECK(client.requests_from_server()[0]["method"] == "workspace/configuration");
  }
}

}  // namespace surroundings_test
