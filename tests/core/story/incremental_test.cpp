// What is read on from an earlier version equals what is read from the text alone, and costs what the edit touches.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/story/parser.h"
#include "tests/support/corpus.h"
#include "tests/support/edits.h"
#include "tests/support/mutate.h"
#include "tests/support/story_invariants.h"

namespace incremental_test {

using asyncy::story::Limits;
using asyncy::story::parse;
using asyncy::story::Tree;
using asyncy::text::Edit;
using asyncy::text::Offset;
using asyncy::text::Text;

namespace {

constexpr Limits kOneChunk{.chunk = 1U << 30U};

std::vector<std::string> stories() {
  std::vector<std::string> all = {
      "function f a:int returns any\n    x = alpine echo 'a' --loud -n5 as o\n        log \"{o.x} {{o}}\"\n    try\n"
      "        throw \"x\"\n    catch as e\n        y = a -b\n    finally\n        z = x split by:','\n    return x\n",
      "http server as s\n  when s listen path:'/' as r\n    # who\n    r write content:\"{r.body}\"\n\n    if not r.ok\n      "
      "return\n    else if a\n      b = c -d\n    else\n      e f g:1\n         h:2\nx = line\ny = x word\nz = y -b\n",
      "x = \"\"\"a\n{b}\n\"\"\"\ny = {'a': 1,\n  'b': [1,\n2]}\n### e\nf ###\nunless x like /r/i\n  next `s` --f=[1]\n"
      "foreach y as k, v\n  svc cmd k:'unclosed\n  svc cmd v\nwhile a -b\n  break\nq.w[1] += 'a' split by:','\n",
  };
  if (const auto folder = asyncy::test::corpus()) {
    auto texts = asyncy::test::corpus_texts(*folder);
    all.insert(all.end(), texts.stories.begin(), texts.stories.end());
  }
  return all;
}

/// Several stories in a row.
std::string long_story(const std::vector<std::string>& all, std::size_t from, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; out.size() < size; ++i) out += all[(from + i) % all.size()] + "\n";
  return out;
}

void require_same(const Tree& got, const Tree& wanted, const std::string& what) {
  const std::string difference = asyncy::test::tree_difference(wanted, got);
  if (!difference.empty()) FAIL(difference << " after " << what << " in:\n" << wanted.text.view());
}

std::string shown(const Edit& edit) {
  return std::to_string(edit.range.begin) + ".." + std::to_string(edit.range.end) + " became `" + edit.text + "`";
}

/// `calls` calls, all in one function.
std::string one_function(std::size_t calls) {
  std::string out = "function f a:int\n";
  for (std::size_t i = 0; i < calls; ++i) {
    out += "    x" + std::to_string(i % 50) + " = service command name:\"value {a}\" number:" + std::to_string(i) + "\n";
    if (i % 7 == 0) out += "    if a > " + std::to_string(i) + "\n        log info msg:a\n    else\n        log other\n";
  }
  return out;
}

}  // namespace

TEST_CASE("where chunks end shows nowhere") {
  const auto all = stories();
  asyncy::test::Mutator mutator(all, 7);
  for (int i = 0; i < 3000; ++i) {
    const Text text(mutator.next());
    const Tree whole = parse(text, kOneChunk);
    for (const Offset size : {1U, 50U}) {
      const Tree tree = parse(text, {.chunk = size});
      require_same(tree, whole, "chunks of " + std::to_string(size));
      const std::string faults = asyncy::test::tree_faults(tree);
      if (!faults.empty()) FAIL(faults << " in:\n" << text.view());
    }
  }
  SUCCEED();
}

TEST_CASE("a story that is read on after an edit equals one that is read anew") {
  const auto all = stories();
  for (const Offset size : {1U, 80U, 600U}) {
    asyncy::test::Editor editor(all, 20180328 + size);
    Text text;
    Tree tree = parse(text);
    for (int i = 0; i < 1500; ++i) {
      if (i % 100 == 0 || text.size() > 9000) {
        text = Text(long_story(all, static_cast<std::size_t>(i / 30), 3000));
        tree = parse(text, {.chunk = size});
      }
      const Edit edit = editor.next(text.view());
      text = text.edited(edit.range, edit.text);
      // Now and then an editor sends everything, or two edits at once.
      if (i % 11 == 0) text = Text(std::string(text.view()));
      if (i % 5 == 0) continue;
      tree = parse(text, tree, {.chunk = size});
      require_same(tree, parse(text, kOneChunk), shown(edit));
    }
  }
  SUCCEED();
}

TEST_CASE("edits far below what they have a say in are read on alike") {
  // Whether the first quote begins a string of several lines hangs on the line of the third, and on no other.
  const Text text("\"\nE\n\"\\\n\"");
  const Tree tree = parse(text, {.chunk = 1});
  const Text edited = text.edited({7, 8}, "");
  require_same(parse(edited, tree, {.chunk = 1}), parse(edited, kOneChunk), "the last quote was taken out");
}

TEST_CASE("an edit costs what it touches, however long the story and its blocks are") {
  const auto cost = [](std::size_t calls, std::string_view before, const Edit& edit) {
    const Text text(one_function(calls));
    const auto place = static_cast<Offset>(text.view().find(before, text.size() / 2));
    const Text after = text.edited({place + edit.range.begin, place + edit.range.end}, edit.text);
    const Tree tree = parse(after, parse(text));
    require_same(tree, parse(after), shown(edit));
    return tree.work;
  };
  constexpr std::size_t kMost = 20000;  // bytes: of four chunks; they have some 4 kB
  for (const auto& [place, edit] : std::vector<std::pair<std::string_view, Edit>>{{"name:", {{0, 0}, "x"}},
                                                                                   {"\"value", {{0, 1}, ""}},
                                                                                   {"    if a", {{0, 0}, "\n"}},
                                                                                   {"    if a", {{0, 4}, "  "}},
                                                                                   {"x1 = ", {{0, 2}, "other"}},
                                                                                   {"else", {{0, 4}, "el"}}}) {
    for (const std::size_t calls : {1000U, 8000U}) {
      const auto work = cost(calls, place, edit);
      INFO(shown(edit) << " with " << calls << " calls");
      CHECK(work.lexed_bytes < kMost);
      CHECK(work.built_nodes < kMost / 2);
    }
  }
}

TEST_CASE("what a name holds is known to the statements far below") {
  std::string story = "x = 1\n";
  for (int i = 0; i < 400; ++i) story += "y" + std::to_string(i) + " = service command a:1\n";
  story += "z = x split by:','\n";
  const Text text(story);
  const Tree tree = parse(text);
  const Text after = text.edited({0, 5}, "x = a go");
  const Tree read_on = parse(after, tree);
  require_same(read_on, parse(after, kOneChunk), "x");
  CHECK(read_on.calls.size() == tree.calls.size() + 2);
  require_same(parse(text, read_on), tree, "x again");
}

}  // namespace incremental_test
