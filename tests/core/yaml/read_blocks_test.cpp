#include "core/yaml/read_blocks.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "core/yaml/parse.h"
#include "core/yaml/reading.h"
#include "core/yaml/scrub.h"
#include "tests/support/manifest_edits.h"

namespace read_blocks_test {

using asyncy::text::Text;
using asyncy::yaml::parse;
using asyncy::yaml::Tree;

namespace {

void check_same(const Tree& read, const Tree& whole, const std::string& before) {
  const std::string found = asyncy::test::difference(read, whole);
  if (!found.empty()) FAIL_CHECK(found << "\nbefore:\n" << before << "\nafter:\n" << whole.text.view());
}

}  // namespace

TEST_CASE("yaml: a text that can be cut is read in blocks") {
  const auto blocks = [](std::string_view text) { return parse(Text(std::string(text))).blocks.size(); };
  CHECK(blocks("commands:\n  one:\n    help: A\n  two:\n    help: B\nenv:\n  K:\n") == 5);
  CHECK(blocks("a: 1\nb:\n- c\n- d\n# e\nf: {\n  g: 1\n}\n") == 3);
  CHECK(blocks("a: |\n  b: 1\n  c: 2\nd: >\n\n  e\n") == 2);
  CHECK(blocks("a:\n  b: 1\nc") == 3);
  for (const std::string_view whole : {"", "a", "- a\n- b\n", "{a: 1}\n", "a: &x 1\nb: *x\n", "---\na: 1\n", "a:\n\tb: 1\n", "'a': 1\n",
                                       "a:\n   b: 1\n  c: 2\n", "a: 'x\nb: y'\n", "a: {b: 1,\nc: 2}\nd: 3\n"}) {
    INFO(whole);
    CHECK(blocks(whole) == 0);
  }
}

TEST_CASE("yaml: a mistake stays in its block") {
  const Tree tree = parse(Text("commands:\n  one:\n    help: 'A\n  two:\n    help: B: C\n  thr\n  four:\n    help: D\nenv:\n  K:\nvol\n"));
  CHECK(tree.diagnostics.size() == 4);
  const auto commands = tree.find(tree.root, "commands");
  CHECK(tree.find(commands, "four") != asyncy::yaml::kNone);
  CHECK(tree.find(tree.find(tree.root, "env"), "K") != asyncy::yaml::kNone);
  CHECK(tree.entries(commands).size() >= 3);
}

TEST_CASE("yaml: what the library reads without a mistake is the same in blocks") {
  std::mt19937 random(20180503);
  std::size_t compared = 0;
  for (const std::string& text : asyncy::test::manifest_texts()) {
    if (text.size() > 4000) continue;
    for (int i = 0; i < 120; ++i) {
      const Text now(i == 0 ? text : asyncy::test::edited_manifest(i % 3 == 0 ? text : asyncy::test::edited_manifest(text, random), random));
      const auto scrubbed = asyncy::yaml::scrub(now.view());
      auto reading = asyncy::yaml::read(scrubbed.bytes, scrubbed.start, {});
      Tree tree = parse(now);
      if (reading.failure || reading.extra || tree.blocks.empty() || !tree.repaired.empty()) continue;
      ++compared;
      Tree whole;
      whole.text = now;
      whole.nodes = std::move(reading.nodes);
      whole.root = reading.root;
      whole.values = std::move(reading.values);
      tree.diagnostics.clear();
      check_same(tree, whole, "");
    }
  }
  CHECK(compared > 500);
}

TEST_CASE("yaml: after any sequence of edits the tree is that of the whole text") {
  std::mt19937 random(20200123);
  for (const std::string& text : asyncy::test::manifest_texts()) {
    if (text.size() > 4000) continue;
    Tree before = parse(Text(text));
    for (int i = 0; i < 150; ++i) {
      const Text now(asyncy::test::edited_manifest(std::string(before.text.view()), random));
      Tree tree = parse(now, before);
      check_same(tree, parse(now), std::string(before.text.view()));
      // Broken texts are edited further, too, but not for ever.
      before = i % 12 == 11 ? parse(Text(text)) : std::move(tree);
    }
  }
}

}  // namespace read_blocks_test
