// What is found with the memory of an earlier version equals what is found without, and an edit costs what hangs on it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/rules/registry.h"
#include "core/rules/run.h"
#include "core/story/parser.h"
#include "tests/support/corpus.h"
#include "tests/support/edits.h"

namespace memory_test {

using namespace asyncy;
using text::Dialect;
using text::Offset;
using text::Text;
using workspace::Document;

namespace {

constexpr std::string_view kService = R"(commands:
  go:
    help: Goes.
    arguments:
      a: {type: int}
      b: {type: string, enum: [this, that]}
    output: {type: object, properties: {name: {type: string}, size: {type: int}}}
  echo:
    args: [{name: text, type: string, pattern: "^[a-z]+$"}]
  serve:
    help: Serves.
    events:
      call:
        help: Comes in.
        output:
          type: object
          properties: {body: {type: string}}
          actions:
            write: {arguments: {content: {type: string, required: true}}}
)";

/// Where names hang on one another, and on blocks around them.
constexpr std::string_view kNames = R"(x = 1
function f a:int returns int
    y = a
    z = demo go a:y b:"this"
    if a > x
        w = z.size
        unused = 1
    else
        w = "text"
    demo go a:w b:w
    foreach z as item
        item2 = item
        demo echo item2
        break
        log info msg:item
    return y
demo serve as s
    when s call as c
        c write content:c.body
        q = c.body
        demo go a:q
        when call
            return
first = demo go a:1
second = first
third = second
third go a:third.name
demo go a:third.size b:"thus"
nope go
nope og a:x
function f
    x = 2
    return
try
    t = demo go
catch as e
    log error msg:e
    t = e
demo go b:t
x += undefined
{left, right} = demo go
demo go a:left  # asyncy-ls: ignore type-mismatch -- once
while demo go as o
    demo echo o
    continue
    throw "never"
)";

std::shared_ptr<Document> document_of(std::string path, Text text, const story::Tree* before, Offset chunk) {
  auto document = std::make_shared<Document>();
  document->path = std::move(path);
  document->text = text;
  const story::Limits limits{.chunk = chunk};
  const auto& file = document->file.emplace<workspace::StoryFile>(before == nullptr ? story::parse(text, limits)
                                                                                    : story::parse(text, *before, limits));
  document->diagnostics = file.tree.diagnostics;
  return document;
}

std::vector<std::string> stories() {
  std::vector<std::string> all = {std::string(kNames)};
  for (const rules::Rule* rule : rules::registry())
    for (const std::string_view story : {rule->info.bad.story, rule->info.good.story})
      if (!story.empty()) all.emplace_back(story);
  if (const auto folder = test::corpus()) {
    auto texts = test::corpus_texts(*folder);
    all.insert(all.end(), texts.stories.begin(), texts.stories.end());
  }
  return all;
}

struct World {
  World() : manifest(workspace::open("/w/demo/asyncy.yml", Text(std::string(kService)), text::Language::manifest)) {}
  [[nodiscard]] workspace::Workspace with(std::shared_ptr<const Document> story) const {
    return base.with(std::move(story));
  }

  std::shared_ptr<const Document> manifest;
  workspace::Workspace base{{{.path = "/w", .config = {}}}, {manifest}};
};

std::string shown(const std::vector<text::Diagnostic>& found) {
  std::string out;
  for (const text::Diagnostic& each : found) {
    out += std::to_string(each.range.begin) + ".." + std::to_string(each.range.end) + " " + std::string(each.rule->name) +
           ": " + each.message + '\n';
    for (const text::Related& other : each.related)
      out += "    " + std::to_string(other.range.begin) + " " + other.message + '\n';
    for (const text::Fix& fix : each.fixes) out += "    " + fix.title + " " + std::to_string(fix.edits.size()) + '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("what is found with the memory of another version equals what is found without") {
  const auto all = stories();
  const World world;
  for (const Dialect dialect : {Dialect::automatic, Dialect::y2018, Dialect::y2020}) {
    for (const Offset chunk : {1U, 120U}) {
      test::Editor editor(all, 1918 + chunk);
      rules::Memory memory;
      std::shared_ptr<Document> document;
      std::size_t round = 0;
      std::size_t judged = 0;
      std::size_t chunks = 0;
      for (int i = 0; i < 400; ++i) {
        const bool anew = i % 60 == 0 || document->text.size() > 12000;
        text::Edit edit;
        if (anew) {
          std::string text(kNames);
          for (; text.size() < 4000; ++round) text += all[round % all.size()] + "\n";
          text += kNames;
          document = document_of("/w/main.story", Text(text), nullptr, chunk);
        } else {
          edit = editor.next(document->text.view());
          document =
              document_of("/w/main.story", document->text.edited(edit.range, edit.text), &document->story()->tree, chunk);
        }
        const workspace::Workspace workspace = world.with(document);
        const rules::Options options{.dialect = dialect};
        const auto remembered = rules::run(workspace, document, options, memory);
        judged += anew ? 0 : memory.judged_chunks;
        chunks += anew ? 0 : document->story()->tree.layout().chunks.size();
        const auto fresh = document_of("/w/main.story", document->text, nullptr, 1U << 30U);
        const auto wanted = rules::run(world.with(fresh), *fresh, options);
        if (remembered != wanted)
          FAIL("dialect " << static_cast<int>(dialect) << ", chunks of " << chunk << ", step " << i << ": "
                          << edit.range.begin << ".." << edit.range.end << " became `" << edit.text << "`\nfound:\n"
                          << shown(remembered) << "wanted:\n"
                          << shown(wanted) << "in:\n"
                          << document->text.view());
      }
      // Or nothing would be shown.
      INFO("dialect " << static_cast<int>(dialect) << ", chunks of " << chunk << ": " << judged << " of " << chunks
                      << " judged");
      CHECK(judged * 4 < chunks * 3);
    }
  }
}

TEST_CASE("a line that leaves the block is judged again when a first one comes behind it") {
  const World world;
  rules::Memory memory;
  const auto before = document_of("/w/main.story", Text("function f\n    x = demo go\n    return\n"), nullptr, 1);
  CHECK(rules::run(world.with(before), before, {}, memory).empty());
  const Offset end = before->text.size();
  const auto after =
      document_of("/w/main.story", before->text.edited({end, end}, "    demo go\n"), &before->story()->tree, 1);
  REQUIRE(after->story()->tree.layout().chunks.size() > before->story()->tree.layout().chunks.size());
  const auto found = rules::run(world.with(after), after, {}, memory);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule->name == "unreachable-code");
}

TEST_CASE("a name that is bound too often for anybody to say what it is has an effect on every function that uses it") {
  const World world;
  std::string story = "function f\n    x = \"text\"\n    demo go a:x\nfunction g\n";
  for (int i = 1; i < 32; ++i) story += "    x = 1\n    log info msg:x\n";
  rules::Memory memory;
  auto document = document_of("/w/main.story", Text(story), nullptr, 50);
  const auto told = [&] {
    const auto found = rules::run(world.with(document), document, {}, memory);
    CHECK(found == rules::run(world.with(document), *document, {}));
    return std::any_of(found.begin(), found.end(), [](const auto& each) { return each.rule->name == "type-mismatch"; });
  };
  CHECK(told());
  for (const std::string_view more : {"    x = 1\n", "    x = 2\n"}) {
    const Offset end = document->text.size();
    document = document_of("/w/main.story", document->text.edited({end, end}, more), &document->story()->tree, 50);
    CHECK_FALSE(told());
  }
  const Offset end = document->text.size();
  document = document_of("/w/main.story", document->text.edited({end - 20, end}, ""), &document->story()->tree, 50);
  CHECK(told());
}

TEST_CASE("an edit lets only those chunks be judged that hang on it, however long the story and its blocks are") {
  const World world;
  const auto judged = [&](std::string_view head, std::size_t calls, std::string_view place, const text::Edit& edit) {
    std::string story(head);
    const std::string indentation(head.empty() ? 0 : 4, ' ');
    for (std::size_t i = 0; i < calls; ++i) {
      const std::string number = std::to_string(i);
      story += indentation + "x" + number + " = demo go a:" + number + " b:\"this\"\n";
      if (i % 3 == 0) story += indentation + "demo echo \"lower\"\n";
      if (i % 50 == 7)
        story += indentation + "if x" + number + ".size > 1\n" + indentation + "    y" + number + " = x" + number + "\n";
    }
    const auto before = document_of("/w/main.story", Text(story), nullptr, 4096);
    rules::Memory memory;
    static_cast<void>(rules::run(world.with(before), before, {}, memory));
    const auto at = static_cast<Offset>(story.find(place, story.size() / 2));
    REQUIRE(at < story.size());
    const auto after =
        document_of("/w/main.story", before->text.edited({at + edit.range.begin, at + edit.range.end}, edit.text),
                    &before->story()->tree, 4096);
    const auto found = rules::run(world.with(after), after, {}, memory);
    const auto fresh = document_of("/w/main.story", after->text, nullptr, 1U << 30U);
    CHECK(found == rules::run(world.with(fresh), *fresh, {}));
    return memory.judged_chunks;
  };
  for (const std::string_view head : {"", "function f\n"})
    for (const auto& [place, edit] : std::vector<std::pair<std::string_view, text::Edit>>{
             {"\"this", {{1, 2}, ""}},    // another value
             {"a:", {{2, 2}, "\"text"}},  // a line that cannot be read
             {"demo echo", {{0, 4}, "dem"}},
             {" = demo", {{3, 7}, "nope"}},  // a name stands for something else
             {"    y", {{4, 5}, "other"}},
             {"if x", {{0, 2}, "i"}}})
      for (const std::size_t calls : {1000U, 8000U}) {
        INFO(head << place << " became " << edit.text << ", " << calls << " calls");
        CHECK(judged(head, calls, place, edit) <= 5);
      }
}

}  // namespace memory_test
