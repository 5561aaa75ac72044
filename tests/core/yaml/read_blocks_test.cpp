#include "core/yaml/read_blocks.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "core/yaml/parse.h"
#include "core/yaml/reading.h"
#include "core/yaml/scrub.h"
#include "tests/bench/inputs.h"
#include "tests/support/corpus.h"

namespace read_blocks_test {

using asyncy::text::Text;
using asyncy::yaml::Node;
using asyncy::yaml::parse;
using asyncy::yaml::Tree;

namespace {

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.style == b.style && a.range == b.range && a.anchor == b.anchor && a.tag == b.tag &&
         a.parent == b.parent && a.first_child == b.first_child && a.next_sibling == b.next_sibling &&
         a.target == b.target && a.value_begin == b.value_begin && a.value_size == b.value_size;
}

/// What differs first; empty: nothing.
std::string difference(const Tree& read, const Tree& whole) {
  if (read.diagnostics != whole.diagnostics) return "diagnostics";
  if (read.root != whole.root || read.repaired != whole.repaired) return "root or repaired lines";
  if (read.nodes.size() != whole.nodes.size()) return "number of nodes";
  const auto [a, b] = std::mismatch(read.nodes.begin(), read.nodes.end(), whole.nodes.begin(), same);
  if (a != read.nodes.end()) return "node " + std::to_string(a - read.nodes.begin());
  return read.values == whole.values ? "" : "values";
}

void check_same(const Tree& read, const Tree& whole, const std::string& before) {
  const std::string found = difference(read, whole);
  if (!found.empty()) FAIL_CHECK(found << "\nbefore:\n" << before << "\nafter:\n" << whole.text.view());
}

std::vector<std::string> manifests() {
  std::vector<std::string> texts = {
      asyncy::bench::manifest(100),
      "a: 1\nb:\n\nc: |\n  x\n\n  y\n# end\nd:\n  e: [1,\n    2]\n  f:\n  - g: h\n  - i\n\n  j: 'k\n   l'\nm:\n",
      "commands:\r\n  one:\r\n    help: >-\r\n      é 😀\r\n  two:\r\n  three: {}\r\nenv:\r\n  A:\r\n    type: x\r\n",
      "a: &x {b: c}\nd: *x\ne:\n  f: *x\n  g: !!str h\n  i: j\nk: ~\nnull: 1\nl:\nnull x: 2\n",
      "---\n  a:\n    b: 1\n    c: 2\n  d:\n    e: 3\n    f:\n...\n",
  };
  if (const auto path = asyncy::test::corpus()) {
    const auto more = asyncy::test::corpus_texts(*path).manifests;
    texts.insert(texts.end(), more.begin(), more.end());
  }
  return texts;
}

/// One edit as people make them, and some that nobody makes.
std::string edited(std::string text, std::mt19937& random) {
  static constexpr std::array<std::string_view, 36> kPieces = {
      "a",  " ",    "\n",   "\n  ", "\n    ", ":",  ": ", "- ",     "#",      " # c", "'",   "\"",
      "|",  ">-",   "[",    "]",    "{",      "}",  ",",  "&a ",    "*x",     "!t ",  "---", "\n...\n",
      "\r", "\r\n", "null", "~",    "x: y\n", "? ", "\t", "\n  b:", "\nc:\n", "%",    "é",   "\x01"};
  const std::size_t at = random() % (text.size() + 1);
  const std::size_t size = std::min<std::size_t>(text.size() - at, random() % 3 == 0 ? random() % 40 : random() % 2);
  std::string piece = random() % 3 == 0 ? "" : std::string(kPieces[random() % kPieces.size()]);
  if (random() % 8 == 0) piece = text.substr(random() % (text.size() + 1), random() % 60);
  return text.replace(at, size, piece);
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
  for (const std::string& text : manifests()) {
    if (text.size() > 4000) continue;
    for (int i = 0; i < 120; ++i) {
      const Text now(i == 0 ? text : edited(i % 3 == 0 ? text : edited(text, random), random));
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
  for (const std::string& text : manifests()) {
    if (text.size() > 4000) continue;
    Tree before = parse(Text(text));
    for (int i = 0; i < 150; ++i) {
      const Text now(edited(std::string(before.text.view()), random));
      Tree tree = parse(now, before);
      check_same(tree, parse(now), std::string(before.text.view()));
      // Broken texts are edited further, too, but not for ever.
      before = i % 12 == 11 ? parse(Text(text)) : std::move(tree);
    }
  }
}

}  // namespace read_blocks_test
