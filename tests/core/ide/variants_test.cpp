// Every question about a call, in both styles, asked in a plain workspace, with other line ends, behind characters that
// take two units of UTF-16, of a manifest that is newer than the disk, and in a workspace of two roots.
#include <catch2/catch.hpp>
#include <functional>

#include "core/ide/completion.h"
#include "core/ide/definition.h"
#include "core/ide/folding.h"
#include "core/ide/hover.h"
#include "core/ide/inlay_hints.h"
#include "core/ide/selection.h"
#include "core/ide/semantic_tokens.h"
#include "core/ide/signature.h"
#include "core/ide/symbols.h"
#include "core/ide/workspace_symbols.h"
#include "tests/support/ide_fixture.h"

namespace variants_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = R"(commands:
  go:
    help: Goes.
    args:
    - name: foo
      type: string
      required: true
    - name: choose
      type: string
      enum: [this, that]
    kwargs:
    - name: level
      type: int
      default: 3
    result: {type: int}
  listen:
    events:
      message:
        arguments:
          path: {type: string, required: true}
        output:
          type: object
          properties:
            text: {type: string}
)";

constexpr std::string_view kOther = "commands:\n  fly:\n    help: Flies.\n";

std::shared_ptr<const workspace::Document> open(std::string path, std::string_view text) {
  const auto language = workspace::language_of(path);
  return workspace::open(std::move(path), text::Text(std::string(text)), language);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
    out.replace(at, from.size(), to);
  return out;
}

struct Variant {
  std::string_view name;
  std::string_view line_end = "\n";
  std::string_view letter = "a";  ///< what `@` in the story stands for
  bool newer_manifest = false;
  bool two_roots = false;
};

constexpr Variant kVariants[] = {{.name = "plain"},
                                 {.name = "other line ends", .line_end = "\r\n"},
                                 {.name = "wide characters", .letter = "😀"},
                                 {.name = "wide characters and other line ends", .line_end = "\r\n", .letter = "é😀"},
                                 {.name = "a newer manifest", .newer_manifest = true},
                                 {.name = "two roots", .two_roots = true}};

test::Asked ask(const Variant& variant, std::string_view story_text) {
  const auto written = [&](std::string_view text) {
    return replaced(replaced(text, "\n", variant.line_end), "@", variant.letter);
  };
  test::Marked story = test::marked(written(story_text));
  auto document = open("/w/app/main.story", story.text);
  std::vector<std::shared_ptr<const workspace::Document>> documents = {
      document, open("/w/demo/asyncy.yml", variant.newer_manifest ? std::string(kOther) : written(kManifest))};
  std::vector<workspace::Root> roots;
  roots.push_back({.path = "/w", .config = {}});
  if (variant.two_roots) {
    roots.push_back({.path = "/v", .config = {}});
    documents.push_back(open("/v/demo/asyncy.yml", kOther));
    documents.push_back(open("/v/other/asyncy.yml", kOther));
  }
  workspace::Workspace workspace(std::move(roots), std::move(documents));
  if (variant.newer_manifest) workspace = workspace.with(open("/w/demo/asyncy.yml", written(kManifest)));
  return {.workspace = workspace, .document = document, .at = story.at};
}

/// What comes of a question, in one line that does not depend on offsets.
using Question = std::function<std::string(const test::Asked&)>;

struct Fixture {
  std::string_view story;
  std::string_view expected;  ///< `@` as in the story
};

void check(const Question& question, std::initializer_list<Fixture> fixtures) {
  for (const Variant& variant : kVariants)
    for (const Fixture& fixture : fixtures) {
      INFO(variant.name << ": " << fixture.story);
      CHECK(question(ask(variant, fixture.story)) == replaced(fixture.expected, "@", variant.letter));
    }
}

std::string slice(const test::Asked& asked, text::Range range) {
  return replaced(asked.document->text.slice(range), "\r\n", "\n");
}

}  // namespace

TEST_CASE("variants: completion") {
  const auto labels = [](const test::Asked& asked) {
    std::string out;
    for (const auto& each : ide::complete(asked.workspace, *asked.document, asked.at))
      out += (out.empty() ? "" : " ") + each.label;
    return out;
  };
  check(labels, {{"x = \"@\"\ndemo <|>", "go listen"},
                 {"demo go \"@\" \"<|>\"", "this that"},
                 {"demo go foo:\"@\" choose:\"<|>\"", "this that"},
                 {"demo go foo:\"@\" ch<|>", "choose level"},
                 {"demo go \"@\" --<|>", "--choose --level"},
                 {"demo listen as c\n    when c message path:\"@\" as m\n        x = m.<|>", "text"}});
}

TEST_CASE("variants: what is put in") {
  const auto accepted = [](const test::Asked& asked) {
    const auto list = ide::complete(asked.workspace, *asked.document, asked.at);
    if (list.empty()) return std::string();
    std::string text(asked.document->text.view());
    text.replace(list[0].replace.begin, list[0].replace.size(), list[0].insert);
    return replaced(text, "\r\n", "\n");
  };
  check(accepted, {{"x = \"@\"\ndemo g<|>o \"b\"", "x = \"@\"\ndemo go \"b\""},
                   {"demo go \"@\" \"th<|>at\"", "demo go \"@\" \"this\""},
                   {"demo go foo:\"@\" choose:th<|>at", "demo go foo:\"@\" choose:\"this\""}});
}

TEST_CASE("variants: hover") {
  const auto about = [](const test::Asked& asked) {
    const auto hover = ide::hover(asked.workspace, *asked.document, asked.at);
    return hover ? slice(asked, hover->range) + ": " + hover->markdown.substr(0, hover->markdown.find('\n')) : "";
  };
  check(about, {{"# @\nde<|>mo go \"b\"", "demo: **`demo`** — service"},
                {"x = \"@\"\ndemo g<|>o \"b\"", "go: **`go`** — command of `demo`"},
                {"demo go \"@\" \"th<|>is\"", "\"this\": **`choose`** — argument of `demo go`"},
                {"demo go foo:\"@\" ch<|>oose:\"this\"", "choose: **`choose`** — argument of `demo go`"},
                {"n = demo go \"@\"\ndemo go \"@\" --level <|>n", "n: **`level`** — argument of `demo go`"},
                {"n = demo go \"@\"\nx = <|>n", "n: **`n`** — variable `int`, line 1"}});
}

TEST_CASE("variants: signatures") {
  const auto active = [](const test::Asked& asked) -> std::string {
    const auto help = ide::signature_help(asked.workspace, *asked.document, asked.at);
    if (!help) return "none";
    const auto& signature = help->signatures[help->active];
    if (!signature.active) return signature.label;
    const text::Range range = signature.parameters[*signature.active].range;
    return signature.label.substr(0, range.begin) + '^' + signature.label.substr(range.begin, range.size()) + '^' +
           signature.label.substr(range.end);
  };
  check(active, {{"demo go \"@\" <|>", "demo go <foo:string> ^[choose:string]^ [--level int]"},
                 {"demo go \"@ <|>\"", "demo go ^<foo:string>^ [choose:string] [--level int]"},
                 {"demo go \"@\" --level <|>", "demo go <foo:string> [choose:string] ^[--level int]^"},
                 {"demo go foo:\"@\" level:<|>3", "demo go foo:string [choose:string] ^[level:int]^"},
                 {"demo go foo:\"@\" choose:\"th<|>is\"", "demo go foo:string ^[choose:string]^ [level:int]"},
                 {"demo <|>", "none"}});
}

TEST_CASE("variants: hints") {
  const auto hinted = [](const test::Asked& asked) {
    std::string text(asked.document->text.view());
    const auto hints = ide::inlay_hints(asked.workspace, *asked.document, asked.document->text.range());
    for (auto hint = hints.rbegin(); hint != hints.rend(); ++hint) text.insert(hint->at, '<' + hint->label + '>');
    return replaced(text, "\r\n", "\n");
  };
  check(hinted, {{"demo go \"@\" \"this\"", "demo go <foo:>\"@\" <choose:>\"this\"<--level=3>"},
                 {"demo go foo:\"@\"\n", "demo go foo:\"@\"<level:3>\n"},
                 {"n = demo go foo:\"@\" level:2\n", "n<: int> = demo go foo:\"@\" level:2\n"},
                 {"x = \"@\"\nwhen demo listen message path:x as m\n    y = m.text\n",
                  "x = \"@\"\nwhen demo listen message path:x as m<: object>\n    y<: string> = m.text\n"}});
}

TEST_CASE("variants: colours") {
  const auto tokens = [](const test::Asked& asked) {
    static constexpr const char* kNames[] = {"service",  "command",  "event", "function", "argument",
                                             "variable", "property", "type",  "value",    "pattern"};
    std::string out;
    for (const auto& token : ide::semantic_tokens(asked.workspace, *asked.document))
      out += (out.empty() ? "" : " ") + std::string(kNames[static_cast<std::size_t>(token.type)]) + ':' +
             slice(asked, token.range);
    return out;
  };
  check(tokens,
        {{"demo go \"@\" \"this\"", "service:demo command:go value:\"this\""},
         {"demo go foo:\"@\" choose:\"other\"", "service:demo command:go argument:foo argument:choose"},
         {"demo go \"@\" --choose 'that'", "service:demo command:go argument:--choose value:'that'"},
         {"when demo listen message path:\"@\" as m\n    x = m.text",
          "service:demo command:listen event:message argument:path variable:m variable:x variable:m property:text"}});
}

TEST_CASE("variants: folds, selections and outlines") {
  const auto folds = [](const test::Asked& asked) {
    std::string out;
    for (const auto& fold : ide::folds(*asked.document))
      out += (out.empty() ? "" : " ") + std::to_string(fold.first_line) + '-' + std::to_string(fold.last_line);
    return out;
  };
  check(folds, {{"# @\n# b\nif x\n    demo go \"@\"\n    y = [\n        1\n    ]\nz = 1\n", "0-1 2-6 4-6"}});
  const auto selections = [](const test::Asked& asked) {
    std::string out;
    for (const auto range : ide::selections(*asked.document, asked.at))
      out += (out.empty() ? "" : " | ") + slice(asked, range);
    return out;
  };
  check(selections, {{"demo go foo:\"@ <|>b\"", "@ b | \"@ b\" | foo:\"@ b\" | demo go foo:\"@ b\""}});
  const auto symbols = [](const test::Asked& asked) {
    std::string out;
    for (const auto& symbol : ide::symbols(*asked.document))
      out += '[' + symbol.name + ": " + slice(asked, symbol.selection) + ']';
    return out;
  };
  check(symbols, {{"x = \"@\"\ndemo go \"@\"\n", "[x: x][demo go: demo go]"}});
}

TEST_CASE("variants: declarations and names of the workspace") {
  const auto definition = [](const test::Asked& asked) {
    std::string out;
    for (const auto& target : ide::definition(asked.workspace, *asked.document, asked.at))
      out += target.document->path + ' ' + std::string(target.document->text.slice(target.selection));
    return out;
  };
  check(definition, {{"demo g<|>o \"@\"", "/w/demo/asyncy.yml go"},
                     {"demo go \"@\" \"th<|>at\"", "/w/demo/asyncy.yml that"},
                     {"demo go foo:\"@\" cho<|>ose:\"that\"", "/w/demo/asyncy.yml choose"},
                     {"n = \"@\"\nx = <|>n", "/w/app/main.story n"}});
  const auto found = [](const test::Asked& asked) {
    const auto all = ide::workspace_symbols(asked.workspace, "lst", 1, [] { return true; });
    return all.empty() ? std::string() : all[0].container + ' ' + all[0].name;
  };
  check(found, {{"x = \"@\"", "demo listen"}});
}

}  // namespace variants_test
