// Stories in READMEs and in `help` are checked like files, and told where they stand.
#include "core/workspace/examples.h"

#include <catch2/catch.hpp>

#include "core/fix/fix.h"
#include "core/ide/blast_radius.h"
#include "core/ide/call_hierarchy.h"
#include "core/ide/lenses.h"
#include "core/ide/rename.h"
#include "core/index/references.h"
#include "core/rules/run.h"
#include "core/text/edit.h"

namespace examples_test {

using namespace asyncy;
using Texts = std::vector<std::string>;

namespace {

constexpr std::string_view kDemo = "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - speed\n    additional_kwargs: false\n";

Texts stories(std::string_view markdown) {
  const auto document = workspace::open("/w/README.md", text::Text(std::string(markdown)), text::Language::story);
  Texts out;
  for (const auto& each : document->examples) out.emplace_back(each.story->text.view());
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
  fix::Trial trial(workspace, document, {});
  CHECK(fix::is_proven(trial, found[0], found[0].fixes[0]));
}

namespace {

constexpr std::string_view kService =
    "commands:\n  go:\n    help: |\n      Goes 😀:\n\n      ```story\n      demo go page_size:1\n      ```\n"
    "    kwargs:\n    - page_size\n  listen:\n    events:\n      request:\n        output:\n          properties:\n"
    "            body: {type: string}\n";
constexpr std::string_view kReadme =
    "1. 😀\r\n   ```story\r\n   x = 1\r\n   demo go page_size:x\r\n   ```\r\n\r\n"
    "```story\r\nwhen demo listen request\r\n  y = request.body\r\n```\r\n";

workspace::Workspace documented() {
  return {{{.path = "/w", .config = {}}},
          {workspace::open("/w/demo/asyncy.yml", text::Text(std::string(kService)), text::Language::manifest), readme(kReadme),
           workspace::open("/w/main.story", text::Text("demo go page_size:2\n"), text::Language::story)}};
}

text::Offset place_of(const workspace::Document& document, std::string_view words) {
  const auto at = document.text.view().find(words);
  REQUIRE(at != std::string_view::npos);
  return static_cast<text::Offset>(at);
}

/// `file:line` of everywhere that what stands at `words` is named.
std::string places(const workspace::Workspace& workspace, const char* path, std::string_view words) {
  const auto* document = workspace.find(path);
  const auto found = index::occurrence_at(workspace, *document, place_of(*document, words));
  REQUIRE(found);
  std::string out;
  for (const auto& each : index::references(workspace, found->symbol, [] { return true; })) {
    const text::Text& text = each.document->text;
    out += each.document->path.substr(3) + ':' + std::to_string(text.line_of(each.occurrence.range.begin) + 1) + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("examples are callers: who asks for the uses of something sees them") {
  const auto workspace = documented();
  CHECK(places(workspace, "/w/main.story", "go") == "README.md:4 demo/asyncy.yml:2 demo/asyncy.yml:7 main.story:1 ");
  CHECK(places(workspace, "/w/main.story", "page_size") == "README.md:4 demo/asyncy.yml:7 demo/asyncy.yml:10 main.story:1 ");
  CHECK(places(workspace, "/w/demo/asyncy.yml", "body") == "README.md:9 demo/asyncy.yml:16 ");
  // From inside an example, too; what only it knows is there, and not what another one knows.
  CHECK(places(workspace, "/w/README.md", "go page") == "README.md:4 demo/asyncy.yml:2 demo/asyncy.yml:7 main.story:1 ");
  CHECK(places(workspace, "/w/README.md", "x\r\n") == "README.md:3 README.md:4 ");
  const auto& manifest = *workspace.find("/w/demo/asyncy.yml");
  const auto lenses = ide::lenses(workspace, manifest, [] { return true; });
  REQUIRE_FALSE(lenses.empty());
  CHECK(lenses[0].users == 3);
  const auto command = ide::caller_at(workspace, manifest, place_of(manifest, "go"));
  REQUIRE(command);
  std::string callers;
  for (const auto& edge : ide::incoming_calls(workspace, *command, [] { return true; })) callers += edge.other.name + ' ';
  CHECK(callers == "README.md asyncy.yml main.story ");
}

TEST_CASE("examples follow when what they call is renamed") {
  const auto workspace = documented();
  const auto renamed = [&](const char* path, std::string_view words, std::string_view name, const char* shown) {
    const auto* document = workspace.find(path);
    const auto done = ide::rename(workspace, *document, place_of(*document, words), name, {});
    if (const auto* refusal = std::get_if<ide::Refusal>(&done)) return "no: " + refusal->reason;
    for (const auto& file : std::get<ide::Rename>(done).files)
      if (file.document->path == shown) return text::apply(file.document->text.view(), file.edits).value_or("edits that overlap");
    return std::string("unchanged");
  };
  const auto replaced = [](std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
  };
  const std::string book(kReadme);
  CHECK(renamed("/w/main.story", "page_size", "size", "/w/README.md") == replaced(book, "page_size", "size"));
  CHECK(renamed("/w/main.story", "page_size", "size", "/w/demo/asyncy.yml") ==
        replaced(std::string(kService), "page_size", "size"));
  // An output that is named after its event keeps that name.
  CHECK(renamed("/w/demo/asyncy.yml", "request", "ask", "/w/README.md") == replaced(book, "request", "ask"));
  CHECK(renamed("/w/README.md", "x = 1", "z", "/w/README.md") ==
        replaced(replaced(book, "x = 1", "z = 1"), "page_size:x", "page_size:z"));
}

TEST_CASE("a changed manifest tells of the examples that it breaks") {
  const auto workspace = documented();
  const auto judge = [](const workspace::Workspace& now, const workspace::Document& story) {
    return rules::run(now, story, {});
  };
  std::string text(kService);
  text.replace(text.find("- page_size"), 11, "- size\n    additional_kwargs: false");
  const auto after = workspace::open("/w/demo/asyncy.yml", text::Text(text), text::Language::manifest);
  const auto found = ide::blast_radius(workspace.with(after), workspace.documents()[1], *after, judge, [] { return true; });
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "this change breaks 3 calls in 3 stories");
}

}  // namespace examples_test
