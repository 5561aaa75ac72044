// Whatever the text: a tree that holds together, in time and depth that do not run away.
#include <catch2/catch.hpp>
#include <string>

#include "core/story/literal.h"
#include "core/story/parser.h"
#include "core/story/scope.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"
#include "tests/support/story_invariants.h"

namespace robustness_test {

using asyncy::story::NodeKind;
using asyncy::story::Tree;
using asyncy::text::Text;

namespace {

std::vector<std::string> seeds() {
  std::vector<std::string> all = {
      "x = alpine echo 'a' --loud -n5 as o\n    log \"{o.x} {{o}} {json parse data:'\\{'}\"\n",
      "http server as s\n  when s listen path:'/' as r\n    r write content:\"{r.body}\"\n    if not r.ok and x is not 3\n "
      "     return\n",
      "set a to b c `p` # d\n### e\nf ###\nunless x like /r/i\n  next `s` --f=[1, {'a': 1\n'b': -2.5}]\nelse if (a b) = "
      "5m2s\n  exit\n",
      "function f a:int b:List[Map[int,string]] returns any\n  try\n    throw \"x\"\n  catch as e\n    {a, b} = f(a:1 "
      ":b).g()[1:2] to int\n",
      "y = \"\"\"a\n{b}\n\"\"\"\nz = v if c else w\nfor i in x\n  wait '5'\nwhile a -b\n  break\nq.w[1] += 'a' split "
      "by:','\n",
      "h.io:5/o/i:1.2 r\no/i@sha256:0a r 'x' \\\n  --f\nif s c == o/i:2 d\n  s c n='v' && x\n>>> 1\n",
      "a:\"\xC3\xA9\" \n\xEF\xBB\xBF$5 10% 0x1F .5 1..2 !a ^ 2 -> x\r\nf\r g 'unclosed\nwhen \n x = svc \n",
  };
  if (const auto folder = asyncy::test::corpus()) {
    auto texts = asyncy::test::corpus_texts(*folder);
    all.insert(all.end(), texts.stories.begin(), texts.stories.end());
  }
  return all;
}

/// Everything that this room computes of a text, so that sanitizers see it.
Tree examine(std::string text) {
  Tree tree = asyncy::story::parse(Text(std::move(text)));
  const std::string faults = asyncy::test::tree_faults(tree);
  if (!faults.empty()) FAIL(faults << " in:\n" << tree.text.view());
  const asyncy::story::Scopes scopes(tree);
  for (const asyncy::story::Definition* definition : scopes.definitions()) {
    // At the very end of the text names can be read, too.
    if (definition->visible.begin > definition->visible.end || definition->visible.end > tree.text.size() + 1)
      FAIL("visible range of " << definition->name << " in:\n" << tree.text.view());
    if (scopes.is_certain(*definition, definition->visible.end)) FAIL("certainty of " << definition->name << " in:\n" << tree.text.view());
  }
  for (const asyncy::story::NodeId id : tree.nodes)
    if (tree[id].kind == NodeKind::string) static_cast<void>(asyncy::story::string_value(tree, id));
  return tree;
}

std::string repeat(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (; count > 0; --count) out += piece;
  return out;
}

}  // namespace

TEST_CASE("a flag that turns out to subtract leaves the tokens around it whole") {
  for (const char* tail : {"-ct/c / [d", "-b1.5", "-b1x", "-b/c", "-b2"})
    examine(std::string("a = 1\nx = a ") + tail + "\n");
  SUCCEED();
}

TEST_CASE("every prefix of every story gives a sound tree") {
  for (const std::string& story : seeds())
    for (std::size_t size = 0; size <= story.size(); size += story.size() > 600 ? 7U : 1U) examine(story.substr(0, size));
  SUCCEED();
}

TEST_CASE("mutated stories give sound trees") {
  const auto all = seeds();
  asyncy::test::Mutator mutator(all, 20180329);
  for (int i = 0; i < 100'000; ++i) examine(mutator.next());
  SUCCEED();
}

TEST_CASE("nesting beyond every sense gives one diagnostic and no overflow") {
  const std::string bracket =
      GENERATE("(", "[", "{", "{'a':", "f(a:", "not ", "x[", "a.b(", "svc cmd (", "if x then ", "-", "\"{", "List[");
  const Tree tree = examine("before it\nx = " + repeat(bracket, 5000) + "\nafter it\n");
  CHECK(tree.diagnostics.size() <= 2);
  CHECK(tree.calls.size() >= 2);
}

TEST_CASE("blocks beyond the limit are told once and their lines kept") {
  std::string story;
  for (std::size_t depth = 0; depth < 300; ++depth) story += std::string(depth, ' ') + "if x\n";
  story += std::string(300, ' ') + "deep call\n";
  const Tree tree = examine(story);
  REQUIRE(tree.diagnostics.size() == 1);
  CHECK(tree.diagnostics[0].rule->name == "nested-too-deep");
  CHECK(tree.calls.size() == 1);
}

TEST_CASE("long chains stay shallow") {
  for (const char* piece : {" + 1", ".a()", ".b", "[0]", " and y", " to int", " then length", " if y"}) {
    const Tree tree = examine("x = y" + repeat(piece, 20000) + "\nafter it\n");
    std::size_t deepest = 0;
    for (const asyncy::story::NodeId id : tree.nodes) {
      std::size_t depth = 0;
      for (auto at = id; at != asyncy::story::kNone; at = tree[at].parent) ++depth;
      deepest = std::max(deepest, depth);
    }
    INFO(piece);
    CHECK(deepest < 500);
    CHECK(!tree.calls.empty());
  }
}

TEST_CASE("a megabyte on one line parses") {
  for (const char* piece : {"a ", "'b' ", "c:1 ", "--d ", "(", ") ", "{", "\"", "'", "{x} ", "/ ", "# ", "###", "\\'", "`",
                            "x = ", "1 + ", "\t", "\r"}) {
    INFO(piece);
    const Tree tree = asyncy::story::parse(Text("svc cmd " + repeat(piece, 1000000 / std::string_view(piece).size())));
    CHECK(asyncy::test::tree_faults(tree).empty());
  }
}

TEST_CASE("twice the text gives twice the tree, whatever is repeated") {
  for (const char* piece : {"alpine echo 'unclosed\n", "x = \"open\n", "f(a:1\n", "a = [1,\n", "\\'\n", "### x\n",
                            "\"\"\"\n", "if x\n", "x = a -b\n", "y = \"{a} {b\"\n"}) {
    const auto nodes = [&](std::size_t count) { return asyncy::story::parse(Text(repeat(piece, count))).nodes.size(); };
    const std::size_t once = nodes(2000);
    const std::size_t twice = nodes(4000);
    INFO(piece << once << " nodes, then " << twice);
    CHECK(twice <= 2 * once + 100);
    CHECK(twice + 100 >= 2 * once);
  }
}

}  // namespace robustness_test
