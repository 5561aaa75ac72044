// Stories in READMEs and in `help` are checked like files, and told where they stand.
#include "core/workspace/examples.h"

#include <catch2/catch.hpp>

#include "core/fix/fix.h"
#include "core/rules/run.h"

namespace examples_test {

using namespace asyncy;
using Texts = std::vector<std::string>;

namespace {

constexpr std::string_view kDemo = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n";

Texts stories(std::string_view markdown) {
  const auto document = workspace::open("/w/README.md", text::Text(std::string(markdown)), text::Language::story);
  Texts out;
  for (const auto& each : workspace::examples_of(*document)) out.emplace_back(each.story->text.view());
  return out;
}

workspace::Workspace with_demo(const std::shared_ptr<const workspace::Document>& document) {
  const auto demo = workspace::open("/w/demo/asyncy.yml", text::Text(std::string(kDemo)), text::Language::manifest);
  return {{{.path = "/w", .config = {}}}, document->path == demo->path ? std::vector{document} : std::vector{demo, document}};
}

std::shared_ptr<const workspace::Document> readme(std::string_view text) {
  return workspace::open("/w/README.md", text::Text(std::string(text)), text::Language::story);
}

/// `rule: what is underlined` of everything that is found.
Texts found_in(const std::shared_ptr<const workspace::Document>& document) {
  Texts out;
  for (const auto& each : rules::run(with_demo(document), *document, {}))
    out.push_back(std::string(each.rule->name) + ": " + std::string(document->text.slice(each.range)));
  return out;
}

}  // namespace

TEST_CASE("fenced blocks of stories are found, others are not") {
  CHECK(stories("```storyscript\ndemo go\n```\n") == Texts{"demo go\n"});
  CHECK(stories("# Demo\n\n~~~ Story title=x\na b\n~~~~\n\n````story\n```\n````\n") == Texts{"a b\n", "```\n"});
  CHECK(stories("```yaml\na: 1\n```\n```\nstory\n```\nstory\n").empty());
  // What stands in another block is that block's.
  CHECK(stories("```text\n~~~story\nx = 1\n~~~\n```\n").empty());
  CHECK(stories("Write ```story``` here.\n").empty());
  CHECK(stories("1. First\n\n   ```story\n   if x\n       demo go\n  less\n   ```\n") == Texts{"if x\n    demo go\nless\n"});
  CHECK(stories("```story\r\na b\r\n```\r\n") == Texts{"a b\r\n"});
  CHECK(stories("```story\na b") == Texts{"a b"});
  CHECK(stories("```story") == Texts{""});
  CHECK(stories("").empty());
}

TEST_CASE("names tell what may hold examples") {
  CHECK(workspace::is_readme("README.md"));
  CHECK(workspace::is_readme("readme.markdown"));
  CHECK(workspace::is_readme("README.fr.md"));
  CHECK_FALSE(workspace::is_readme("README"));
  CHECK_FALSE(workspace::is_readme("guide.md"));
  CHECK(workspace::is_markdown("guide.md"));
}

TEST_CASE("a story in Markdown is checked, and told where it stands") {
  CHECK(found_in(readme("# 😀\r\n\r\n- so:\r\n\r\n  ```story\r\n  demo og\r\n  demo go sped:1\r\n  ```\r\n\r\n```story\r\ndemo go\r\n```\r\n")) ==
        Texts{"unknown-command: og", "unknown-argument: sped"});
  // A part of a story may use names that the rest of it makes, and need not use its own.
  CHECK(found_in(readme("```story\nx = 1\ndemo go speed:y\n```\n")).empty());
  // What a comment silences stays silent.
  CHECK(found_in(readme("```story\ndemo og  # asyncy-ls: ignore unknown-command\n```\n")).empty());
  // Markdown itself is no story.
  CHECK(found_in(readme("demo og\n\n    demo og\n")).empty());
  CHECK(found_in(readme("```story\nif (\n")).size() == 1);
}

TEST_CASE("a story in the help of a manifest is checked, and told where it stands") {
  const std::string text = std::string(kDemo) + "  stop:\n    help: |\n      Stops. For example\n\n      ```storyscript\n      demo og\n      ```\n";
  const auto manifest = workspace::open("/w/demo/asyncy.yml", text::Text(text), text::Language::manifest);
  CHECK(found_in(manifest) == Texts{"unknown-command: og"});
  std::string healthy = text;
  healthy.replace(healthy.find("og\n"), 2, "go");
  CHECK(found_in(workspace::open("/w/demo/asyncy.yml", text::Text(healthy), text::Language::manifest)).empty());
}

TEST_CASE("fixes of examples mend the document around them") {
  const auto document = readme("1. x\n   ```story\n   demo og\n   ```\n");
  const auto workspace = with_demo(document);
  const auto found = rules::run(workspace, *document, {});
  REQUIRE(found.size() == 1);
  REQUIRE(!found[0].fixes.empty());
  CHECK(fix::apply(document->text.view(), found[0].fixes[0].edits) == "1. x\n   ```story\n   demo go\n   ```\n");
  CHECK(fix::is_proven(workspace, *document, found[0], found[0].fixes[0], {}));
}

}  // namespace examples_test
