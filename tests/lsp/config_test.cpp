// `asyncy-ls.yml` in an editor: every change counts at once, saved or not.
#include <catch2/catch.hpp>

#include "tests/support/client.h"
#include "tests/support/temp_dir.h"

namespace lsp_config_test {

using namespace asyncy;
using test::Client;
using test::uri_of;
using Rules = std::vector<std::string>;

TEST_CASE("settings: what an unsaved asyncy-ls.yml of a folder says counts at once, and only there") {
  const test::TempDir dir;
  dir.write("demo/asyncy.yml", "commands:\n  go:\n    help: Goes.\n");
  dir.write("asyncy-ls.yml", "rules:\n  unknown-command: warning\n");
  dir.write("in/a.story");
  dir.write("b.story");
  Client client;
  client.start(Client::folder(dir.path()));
  const auto inside = uri_of(dir.path() / "in/a.story");
  const auto outside = uri_of(dir.path() / "b.story");
  const auto config = uri_of(dir.path() / "in/asyncy-ls.yml");
  client.open(inside, "demo og\n");
  CHECK(client.diagnostics(inside)["diagnostics"].at(0)["severity"] == 2);
  client.open(outside, "demo og\n");
  CHECK(client.diagnostics(outside)["diagnostics"].at(0)["severity"] == 2);
  // The file is not on the disk yet.
  client.open(config, "rules:\n  unknown-command: hint\n");
  CHECK(client.diagnostics(inside)["diagnostics"].at(0)["severity"] == 4);
  CHECK(client.rules(config).empty());
  client.replace(config, 2, "overrides:\n- files: [a.story]\n  rules: {unknown-command: off}\n");
  CHECK(client.rules(config).empty());
  CHECK(client.rules(inside).empty());
  client.replace(config, 3, "rules:\n  unknown-comand: off\nknown: [mail]\n");
  CHECK(client.rules(config) == Rules{"unknown-rule", "misplaced-setting"});
  CHECK(client.rules(inside) == Rules{"unknown-command"});
  CHECK(client.silent_about(outside));
  client.close(config);
  CHECK(client.rules(config).empty());
  CHECK(client.finish() == 0);
}

}  // namespace lsp_config_test
