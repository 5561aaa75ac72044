// Everywhere that one thing is named, across stories and manifests.
#include "core/index/references.h"

#include <catch2/catch.hpp>
#include <source_location>

#include "core/ide/definition.h"
#include "core/workspace/paths.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"
#include "tests/support/ide_fixture.h"

namespace references_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    format: '{page_size} *'
    args:
    - name: page_size
      type: int
    - 'bar:string'
    kwargs:
    - name: choose
      enum: [this, 'that']
      default: that
  listen:
    events:
      request:
        output:
          properties:
            body: {type: string}
          actions:
            write:
              arguments:
                content: {type: string}
environment:
  TOKEN: {required: true}
)";

bool always() { return true; }

/// `line:text` of every occurrence, lines from 1; `!` declares, `=` writes, `~` is implied. Manifests come behind `demo`.
std::string found_at(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at) {
  const auto occurrence = index::occurrence_at(workspace, document, at);
  if (!occurrence) return "nothing";
  std::string out;
  std::string_view last;
  for (const auto& each : index::references(workspace, occurrence->symbol, always)) {
    const text::Text& text = each.document->text;
    const std::string_view file = workspace::name_of(workspace::parent_of(each.document->path));
    if (file != last) out += (out.empty() ? "" : " ") + std::string(file);
    last = file;
    out += ' ' + std::to_string(text.line_of(each.occurrence.range.begin) + 1) + ':' +
           std::string(text.slice(each.occurrence.range));
    if (each.occurrence.access == index::Access::declaration) out += '!';
    if (each.occurrence.access == index::Access::write) out += '=';
    if (each.occurrence.spelling == index::Spelling::implied) out += '~';
  }
  return out;
}

void check(std::string_view story, std::string_view expected,
           std::source_location where = std::source_location::current()) {
  INFO("line " << where.line() << ": " << story);
  const auto asked = test::ask_story(kManifest, story);
  CHECK(found_at(asked.workspace, *asked.document, asked.at) == expected);
}

}  // namespace

TEST_CASE("references of commands, events and actions") {
  check("demo g<|>o 1\nx = demo go page_size:2\n", "app 1:go 2:go demo 2:go!");
  check("a = \"😀 {demo g<|>o bar:1}\"\r\ndemo go 1\r\n", "app 1:go 2:go demo 2:go!");
  check("when demo li<|>sten request as r\n  demo listen\n", "app 1:listen 2:listen demo 12:listen!");
  check("when demo listen req<|>uest as r\n  x = 1\n", "app 1:request demo 14:request!");
  check("when demo listen request as r\n  r wri<|>te content:1\n  r write content:2\n",
        "app 2:write 3:write demo 19:write!");
  check("d<|>emo go 1\ndemo listen\n", "app 1:demo 2:demo");
  check("nob<|>ody go 1\nnobody else\ndemo go 1", "app 1:nobody 2:nobody");
  check("demo<|> fly\n", "app 1:demo");
  check("demo f<|>ly\n", "nothing");
}

TEST_CASE("references of arguments, in every spelling") {
  check("demo go page_s<|>ize:1\ndemo go --page-size=2\ndemo go 3\npage_size = 4\ndemo go :page_size\n",
        "app 1:page_size 2:page-size 3:3~ 5:page_size demo 3:page_size 5:page_size!");
  check("demo go --page-<|>size 2\n", "app 1:page-size demo 3:page_size 5:page_size!");
  check("demo go <|>3\n", "app 1:3~ demo 3:page_size 5:page_size!");
  check("demo go 1 ba<|>r:2\n", "app 1:bar demo 7:bar!");
  check("when demo listen request as r\n  r write con<|>tent:1\n", "app 2:content demo 21:content!");
}

TEST_CASE("references of enum values and properties") {
  check("demo go choose:\"th<|>at\"\ndemo go --choose=that\ndemo go choose:'this'\n",
        "app 1:that 2:that demo 10:that! 11:that");
  check("demo go choose:\"th<|>em\"\n", "nothing");
  check("when demo listen request as r\n  x = r.bo<|>dy\n  y = \"{r.body}\"\n", "app 2:body 3:body demo 17:body!");
}

TEST_CASE("references of variables, parameters and functions") {
  check("x = 1\nx = <|>x + 1\ndemo go :x\n\"{x}\"\n", "app 1:x! 2:x= 2:x 3:x 4:x");
  check("x = 1\nif true\n  x = 2\nfunction f x:int\n  return <|>x\n", "app 4:x! 5:x");
  check("foreach l as v\n  v = v + 1\ndemo go bar:<|>v\n", "nothing");
  check("function <|>f a:int\n  return a\ny = f(a: 1)\nz = f(a: f(a: 2))\n", "app 1:f! 3:f 4:f 4:f");
  check("function f <|>a:int\n  return a\ny = f(a: 1)\n", "app 1:a! 2:a 3:a=");
  check("when demo listen request\n  x = <|>request.body\n", "app 1:request!~ 2:request");
  check("x = app.secrets.<|>key\n", "nothing");
}

TEST_CASE("references lead across apps, services and asyncy-ls.yml") {
  const auto fixtures = test::read_fixtures(
      "# file: services/demo/asyncy.yml\ncommands:\n  go: {help: Goes.}\nenv:\n  TOKEN: {type: string}\n"
      "# file: asyncy.yml\napp_name: x\nenv:\n  demo:\n    TOKEN: a\n  PLAIN: b\nsecrets:\n  key: c\n"
      "# file: asyncy-ls.yml\nservices:\n  other: services/demo\n"
      "# file: main.story\ndemo go\nother go\nx = app.secrets.key\ny = app.env.PLAIN\n");
  const auto workspace = test::open_fixture(fixtures.at(0));
  const auto at = [&](const char* path, std::string_view word) {
    const auto* document = workspace.find(path);
    REQUIRE(document != nullptr);
    const auto place = document->text.view().find(word);
    REQUIRE(place != std::string_view::npos);
    return found_at(workspace, *document, static_cast<text::Offset>(place));
  };
  CHECK(at("/w/main.story", "demo") == "w 2:other 3:demo 1:demo 2:other");
  CHECK(at("/w/asyncy-ls.yml", "other") == "w 2:other 3:demo 1:demo 2:other");
  CHECK(at("/w/asyncy.yml", "TOKEN") == "w 4:TOKEN= demo 4:TOKEN!");
  CHECK(at("/w/services/demo/asyncy.yml", "TOKEN") == "w 4:TOKEN= demo 4:TOKEN!");
  CHECK(at("/w/main.story", "key") == "w 7:key! 3:key");
  CHECK(at("/w/main.story", "PLAIN") == "w 5:PLAIN! 4:PLAIN");
  const auto* app = workspace.find("/w/asyncy.yml");
  const auto targets = ide::definition(workspace, *app, static_cast<text::Offset>(app->text.view().find("TOKEN")));
  REQUIRE(targets.size() == 1);
  CHECK(targets[0].document->path == "/w/services/demo/asyncy.yml");
}

TEST_CASE("every occurrence lies in its document, and is found again from itself") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto texts = test::corpus_texts(*corpus);
  std::size_t count = 0;
  for (const auto& story : texts.stories) {
    const auto asked = test::ask_story(kManifest, story);
    for (const auto& each : index::occurrences(asked.workspace, *asked.document)) {
      ++count;
      REQUIRE(each.range.end <= asked.document->text.size());
      REQUIRE(each.symbol.text.data() != nullptr);
      if (each.spelling == index::Spelling::implied || each.spelling == index::Spelling::shorthand) continue;
      const auto again = index::occurrence_at(asked.workspace, *asked.document, each.range.begin);
      REQUIRE(again);
      if (each.symbol.document == nullptr || each.symbol.kind != again->symbol.kind) continue;
      // Definition and index agree about where it is declared.
      for (const auto& target : ide::definition(asked.workspace, *asked.document, each.range.begin))
        if (each.symbol.kind == index::Kind::command && target.selection != each.symbol.name)
          FAIL_CHECK("definition leads elsewhere for `" << each.symbol.text << "` in\n" << story);
    }
  }
  CHECK(count > 1000);
}

}  // namespace references_test
