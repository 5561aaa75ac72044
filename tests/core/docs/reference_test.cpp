// The reference of services: what stands there, and that its examples are right.
#include "core/docs/reference.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "core/rules/run.h"
#include "tests/support/corpus.h"

namespace reference_test {

using namespace asyncy;

namespace {

workspace::Workspace with(const std::vector<std::pair<std::string, std::string>>& manifests) {
  std::vector<std::shared_ptr<const workspace::Document>> documents;
  for (const auto& [path, text] : manifests)
    documents.push_back(workspace::open(path, text::Text(text), text::Language::manifest));
  return workspace::Workspace({{.path = "/project", .config = {}}}, std::move(documents));
}

std::string reference(const workspace::Workspace& workspace) {
  std::vector<docs::Described> services;
  for (const workspace::Service& service : workspace.services().all())
    services.push_back({.service = service, .path = service.manifest->path.substr(std::string("/project/").size())});
  return docs::reference(workspace, services);
}

std::string of_demo(const std::string& manifest) { return reference(with({{"/project/demo/asyncy.yml", manifest}})); }

struct Examples {
  std::size_t commands = 0;
  std::size_t with_examples = 0;
  std::size_t calls = 0;
};

/// Every line of every block of code is a story that nothing is wrong with.
void check_examples(const std::string& manifest, Examples& seen) {
  const auto workspace = with({{"/project/demo/asyncy.yml", manifest}});
  if (workspace.services().all().empty()) return;
  const workspace::Service service = workspace.services().all().front();
  const auto& model = service.manifest->manifest()->model;
  const auto check = [&](const manifest::Command& command, bool entrypoint) {
    const auto calls = docs::example_calls(workspace, service, command, entrypoint);
    ++seen.commands;
    if (!calls.empty()) ++seen.with_examples;
    for (const std::string& call : calls) {
      ++seen.calls;
      const auto story = workspace::open("/project/a.story", text::Text(call + '\n'), text::Language::story);
      INFO(call);
      CHECK(rules::run(workspace.with(story), *story, {}).empty());
    }
  };
  for (const manifest::Command& command : model.commands) check(command, command.name.value == "entrypoint" || command.name.value == "_");
  if (model.entrypoint_at_root) check(*model.entrypoint, true);
}

}  // namespace

TEST_CASE("reference: a service with everything") {
  CHECK(of_demo("commands:\n"
                "  go:\n"
                "    help: Goes a|way.\n"
                "    args:\n"
                "    - name: where\n"
                "      type: string\n"
                "      required: true\n"
                "      pattern: '^a|b$'\n"
                "      help: To which place.\n"
                "    kwargs:\n"
                "    - name: speed\n"
                "      type: int\n"
                "      default: 3\n"
                "      range: {min: 1, max: 9}\n"
                "    - name: how\n"
                "      enum: [foot, bike]\n"
                "    additional_kwargs: false\n"
                "    result:\n"
                "      type: json\n"
                "      help: The way.\n"
                "env:\n"
                "  TOKEN:\n"
                "    help: From the site.\n"
                "  MODE:\n"
                "    type: int\n"
                "    default: 1\n") ==
        "# Services\n"
        "\n"
        "## `demo`\n"
        "\n"
        "Described in `demo/asyncy.yml`.\n"
        "\n"
        "### `demo go`\n"
        "\n"
        "Goes a\\|way.\n"
        "\n"
        "```storyscript\n"
        "demo go \"a\"\n"
        "demo go where:\"a\"\n"
        "demo go \"a\" --speed 1 --how \"foot\"\n"
        "demo go where:\"a\" speed:1 how:\"foot\"\n"
        "```\n"
        "\n"
        "| argument | passed | type | required | default | values | meaning |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| `where` | position 1, or by name | `string` | yes |  | pattern `^a\\|b$` | To which place. Matches what begins with `a`, or ends with `b`. |\n"
        "| `speed` | by name | `int` | no | `3` | at least `1`, at most `9` |  |\n"
        "| `how` | by name | anything | no |  | one of `foot`, `bike` |  |\n"
        "\n"
        "Further values: by position any, by name none.\n"
        "\n"
        "Gives `json` — The way.\n"
        "\n"
        "### Environment\n"
        "\n"
        "| variable | type | required | default | values | meaning |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| `TOKEN` | text | yes |  |  | From the site. |\n"
        "| `MODE` | `int` | no | `1` |  |  |\n");
}

TEST_CASE("reference: a service that runs without a command, and one with nothing") {
  const std::string both = reference(with({{"/project/b/asyncy.yml", "entrypoint:\n  help: Runs.\n"}, {"/project/a/asyncy.yml", ""}}));
  CHECK(both ==
        "# Services\n\n## `a`\n\nDescribed in `a/asyncy.yml`.\n\n## `b`\n\nDescribed in `b/asyncy.yml`.\n\n### `b`\n\nRuns.\n\n```storyscript\nb\n```\n\n"
        "Further values: by position any, by name any.\n");
  CHECK(reference(with({})) == "# Services\n\nNo manifest describes a service here.\n");
}

TEST_CASE("reference: events and deprecated things") {
  const std::string text = of_demo(
      "commands:\n  listen:\n    deprecated: Use `hear`.\n    events:\n      message:\n        help: Somebody speaks.\n        arguments:\n          room:\n            type: string\n"
      "            deprecated: Rooms are gone.\n");
  CHECK(text.find("**Deprecated:** Use \\`hear\\`.") != std::string::npos);
  CHECK(text.find("#### Event `message` of `listen`\n\nSomebody speaks.\n") != std::string::npos);
  CHECK(text.find("**Deprecated:** Rooms are gone.") != std::string::npos);
}

TEST_CASE("reference: where no value comes to mind there is the form of the call") {
  const std::string text = of_demo("commands:\n  go:\n    kwargs:\n    - name: code\n      required: true\n      pattern: '^[xyz]{17}7$'\n");
  CHECK(text.find("```storyscript\ndemo go --code value\n") != std::string::npos);
}

TEST_CASE("reference: the examples of real manifests are right") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  Examples seen;
  for (const std::string& manifest : test::corpus_texts(*corpus).manifests) check_examples(manifest, seen);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project_root() / "editors" / "tour"))
    if (entry.path().extension() == ".yml") check_examples(test::read_file(entry.path()), seen);
  std::cout << "commands: " << seen.commands << ", with examples: " << seen.with_examples << ", calls: " << seen.calls << '\n';
  CHECK(seen.commands > 50);
  CHECK(seen.with_examples * 100 >= seen.commands * 90);
}

}  // namespace reference_test
