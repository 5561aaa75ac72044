// Scripts of the lifecycle: which files they name, and what is said when the disk does not hold them.
#include <catch2/catch.hpp>

#include "core/host/load.h"
#include "core/rules/run.h"
#include "core/workspace/named_files.h"
#include "tests/support/temp_dir.h"

namespace missing_script_test {

using namespace asyncy;

namespace {

std::shared_ptr<const workspace::Document> manifest_with(std::string_view lifecycle) {
  return workspace::open("/w/demo/asyncy.yml", text::Text("lifecycle:\n" + std::string(lifecycle)), text::Language::manifest);
}

/// Paths and the text that names them.
std::vector<std::string> named(std::string_view lifecycle) {
  std::vector<std::string> out;
  const auto document = manifest_with(lifecycle);
  for (const auto& file : workspace::named_files(*document))
    out.push_back(file.path + " by " + std::string(document->text.slice(file.range)));
  return out;
}

std::vector<std::string> said(const workspace::Workspace& workspace, const workspace::Document& document) {
  std::vector<std::string> out;
  for (const auto& found : rules::run(workspace, document, {})) out.push_back(std::string(found.rule->name) + ": " + found.message);
  return out;
}

}  // namespace

TEST_CASE("the scripts beside a manifest are those written as paths") {
  CHECK(named("  startup: ./a.sh\n") == std::vector<std::string>{"/w/demo/a.sh by ./a.sh"});
  CHECK(named("  startup: './bin/a.sh --now'\n  shutdown: ../b\n") ==
        std::vector<std::string>{"/w/demo/bin/a.sh by ./bin/a.sh", "/w/b by ../b"});
  CHECK(named("  startup: [./a.sh, --now]\n") == std::vector<std::string>{"/w/demo/a.sh by ./a.sh"});
  CHECK(named("  startup: {command: ./a.sh}\n") == std::vector<std::string>{"/w/demo/a.sh by ./a.sh"});
  CHECK(named("  startup: ./a.sh; ./b.sh\n") == std::vector<std::string>{"/w/demo/a.sh by ./a.sh"});
  CHECK(named("  startup: npm start\n  shutdown: /usr/bin/true\n").empty());
  CHECK(named("  startup: ./$NAME.sh\n  shutdown: ./*.sh\n").empty());
  CHECK(named("  startup:\n  shutdown: []\n").empty());
}

TEST_CASE("a script that nobody has looked for is not missing") {
  const auto document = manifest_with("  startup: ./a.sh\n");
  const workspace::Workspace workspace({}, {document});
  CHECK(said(workspace, *document).empty());
  CHECK(said(workspace.with_files({{"/w/demo/a.sh", true}}), *document).empty());
  CHECK(said(workspace.with_files({{"/w/demo/a.sh", false}}), *document) ==
        std::vector<std::string>{"missing-script: `./a.sh` does not exist beside this manifest; a path counts from the folder of the manifest"});
}

TEST_CASE("loading a workspace looks for the scripts of its manifests") {
  test::TempDir dir;
  dir.write("demo/asyncy.yml", "lifecycle:\n  startup: ./here.sh\n  shutdown: ./gone.sh\n");
  dir.write("demo/here.sh", "true\n");
  const auto loaded = host::load({.paths = {dir.path()}, .services = {}, .open = {}});
  const auto* document = loaded.workspace.find((dir.path() / "demo" / "asyncy.yml").string());
  REQUIRE(document != nullptr);
  const auto found = said(loaded.workspace, *document);
  REQUIRE(found.size() == 1);
  CHECK(found.front().find("`./gone.sh`") != std::string::npos);
}

}  // namespace missing_script_test
