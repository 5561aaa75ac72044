#include "tests/support/manifest_edits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/bench/inputs.h"
#include "tests/support/corpus.h"

namespace asyncy::test {
namespace {

bool same(const yaml::Node& a, const yaml::Node& b) {
  return a.kind == b.kind && a.style == b.style && a.range == b.range && a.anchor == b.anchor && a.tag == b.tag &&
         a.parent == b.parent && a.first_child == b.first_child && a.next_sibling == b.next_sibling &&
         a.target == b.target && a.value_begin == b.value_begin && a.value_size == b.value_size;
}

}  // namespace

std::vector<std::string> manifest_texts() {
  std::vector<std::string> texts = {
      bench::manifest(100),
      "a: 1\nb:\n\nc: |\n  x\n\n  y\n# end\nd:\n  e: [1,\n    2]\n  f:\n  - g: h\n  - i\n\n  j: 'k\n   l'\nm:\n",
      "commands:\r\n  one:\r\n    help: >-\r\n      é 😀\r\n  two:\r\n  three: {}\r\nenv:\r\n  A:\r\n    type: x\r\n",
      "a: &x {b: c}\nd: *x\ne:\n  f: *x\n  g: !!str h\n  i: j\nk: ~\nnull: 1\nl:\nnull x: 2\n",
      "---\n  a:\n    b: 1\n    c: 2\n  d:\n    e: 3\n    f:\n...\n",
  };
  if (const auto path = corpus()) {
    const auto more = corpus_texts(*path).manifests;
    texts.insert(texts.end(), more.begin(), more.end());
  }
  return texts;
}

std::string edited_manifest(std::string text, std::mt19937& random) {
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

std::string difference(const yaml::Tree& a, const yaml::Tree& b) {
  if (a.diagnostics != b.diagnostics) return "diagnostics";
  if (a.root != b.root || a.repaired != b.repaired) return "root or repaired lines";
  if (a.nodes.size() != b.nodes.size()) return "number of nodes";
  const auto [one, other] = std::mismatch(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), same);
  if (one != a.nodes.end()) return "node " + std::to_string(one - a.nodes.begin());
  return a.values == b.values ? "" : "values";
}

}  // namespace asyncy::test
