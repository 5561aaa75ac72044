#include "core/yaml/splice.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "core/yaml/parse.h"
#include "tests/bench/inputs.h"
#include "tests/support/corpus.h"

using asyncy::text::Text;
using asyncy::yaml::Node;
using asyncy::yaml::parse;
using asyncy::yaml::splice;
using asyncy::yaml::Tree;

namespace {

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.style == b.style && a.range == b.range && a.anchor == b.anchor && a.tag == b.tag &&
         a.parent == b.parent && a.first_child == b.first_child && a.next_sibling == b.next_sibling &&
         a.target == b.target && a.value_begin == b.value_begin && a.value_size == b.value_size;
}

/// What differs first; empty: nothing.
std::string difference(const Tree& spliced, const Tree& whole) {
  if (spliced.diagnostics != whole.diagnostics) return "diagnostics: " + whole.diagnostics.front().message;
  if (spliced.root != whole.root || spliced.repaired != whole.repaired) return "root or repaired lines";
  if (spliced.nodes.size() != whole.nodes.size()) return "number of nodes";
  const auto [a, b] = std::mismatch(spliced.nodes.begin(), spliced.nodes.end(), whole.nodes.begin(), same);
  if (a != spliced.nodes.end()) return "node " + std::to_string(a - spliced.nodes.begin());
  return spliced.values == whole.values ? "" : "values";
}

void check_same(const Tree& spliced, const Tree& whole, const std::string& before) {
  const std::string found = difference(spliced, whole);
  if (!found.empty()) FAIL_CHECK(found << "\nbefore:\n" << before << "\nafter:\n" << whole.text.view());
}

/// Whether it was spliced; when it was, like the whole.
bool check_edit(const Tree& before, const Text& now, const Tree& whole) {
  const auto spliced = splice(now, before, {});
  if (spliced) check_same(*spliced, whole, std::string(before.text.view()));
  return spliced.has_value();
}

bool spliced(const std::string& before, const std::string& now) {
  return check_edit(parse(Text(before)), Text(now), parse(Text(now)));
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

TEST_CASE("yaml: an edit inside an entry is spliced") {
  const std::string text = "commands:\n  one:\n    help: A\n  two:\n    help: B\nenv:\n  K:\n";
  CHECK(spliced(text, "commands:\n  one:\n    help: AB\n  two:\n    help: B\nenv:\n  K:\n"));
  CHECK(spliced(text, "commands:\n  one:\n    help: A\n  two:\n    help: B\n  three:\n    help:\nenv:\n  K:\n"));
  CHECK(spliced(text, "commands:\n  one:\n    help: A\n  two:\n    help: B\nenv:\n  K:\n  L: 1"));
  CHECK(spliced(text, "commands:\n  one:\n    help: A\nenv:\n  K:\n"));
  CHECK(spliced(text, "commands:\n  one:\n    help: A\n  two: |\n\n    B\n\n\nenv:\n  K:\n"));
  CHECK(spliced(text, text));
}

TEST_CASE("yaml: an edit that reaches beyond its entry is not spliced") {
  const std::string text = "commands:\n  one:\n    help: A\n  two:\n    help: B\nenv:\n  K:\n";
  CHECK_FALSE(spliced(text, "commands:\n  one:\n    help: 'A\n  two:\n    help: B\nenv:\n  K:\n"));
  CHECK_FALSE(spliced(text, "commands:\n  one:\n    help: &x A\n  two:\n    help: B\nenv:\n  K:\n"));
  CHECK_FALSE(spliced(text, "commands:\n  one:\n    help: A\n...\n  two:\n    help: B\nenv:\n  K:\n"));
  CHECK_FALSE(spliced(text, "ommands:\n  one:\n    help: A\n  two:\n    help: B\nenv:\n  K:\n"));
  CHECK_FALSE(spliced(text, ""));
  CHECK_FALSE(spliced("", text));
}

TEST_CASE("yaml: after any sequence of edits the spliced tree is that of the whole text") {
  std::mt19937 random(20200123);
  std::size_t edits = 0;
  std::size_t spliced = 0;
  for (const std::string& text : manifests()) {
    if (text.size() > 4000) continue;
    const Tree original = parse(Text(text));
    Tree before = original;
    for (int i = 0; i < 150; ++i) {
      const Text now(edited(std::string(before.text.view()), random));
      Tree whole = parse(now);
      ++edits;
      if (check_edit(before, now, whole)) ++spliced;
      // A broken text is edited no further: nothing is spliced until it is whole again.
      before = whole.diagnostics.empty() && i % 10 != 9 ? std::move(whole) : original;
    }
  }
  INFO(spliced << " of " << edits);
  CHECK(spliced * 4 > edits);
}
