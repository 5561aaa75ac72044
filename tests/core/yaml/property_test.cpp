#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "core/yaml/parse.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"
#include "tests/support/yaml_invariants.h"

namespace property_test {

using asyncy::text::Text;
using asyncy::yaml::Kind;
using asyncy::yaml::NodeId;
using asyncy::yaml::parse;
using asyncy::yaml::Style;
using asyncy::yaml::Tree;

namespace {

const std::vector<std::string>& built_in() {
  static const std::vector<std::string> kTexts = {
      "commands:\n  foo:\n    help: |\n      Two\n      lines\n    args:\n      - name: a\n        type: string\n"
      "      - {name: b, enum: [x, \"y z\", 'it''s', ]}\nenv:\n  KEY:\n  OTHER: ~\n",
      "a: &x [1, 2]\nb: *x\nc: &y\n  d: !!str e\n  <<: *y\n? long\n: value\n",
      "\xEF\xBB\xBF# é 😀\r\nkey: é 😀 # c\r\nother: \"\\u00e9 \\\r\n  folded\"\r\n",
      "- - a\n  - b\n-\n- null\n- >-\n  folded\n  text\n\n  more\n- plain that\n  goes on\n",
      "a: 1\rb:\r  c: 'x\r  y'\r",
      "{a: {b: [c, {d: e}]}, f: [g: h, i], j, }\n",
  };
  return kTexts;
}

std::vector<std::string> all_texts() {
  std::vector<std::string> texts = built_in();
  if (const auto path = asyncy::test::corpus()) {
    auto more = asyncy::test::corpus_texts(*path).manifests;
    texts.insert(texts.end(), more.begin(), more.end());
  }
  return texts;
}

/// A slice with its quotes, or of one line and plain, means the same when it stands alone.
void check_slices(const Tree& tree) {
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    const auto& node = tree[id];
    if (node.kind != Kind::scalar) continue;
    const std::string slice(tree.text.slice(node.range));
    INFO(slice);
    if (node.style == Style::plain && slice.find_first_of("\r\n") == std::string::npos) {
      CHECK(slice == tree.value(id));
    } else if (node.style == Style::single_quoted || node.style == Style::double_quoted) {
      const Tree alone = parse(Text(slice));
      REQUIRE(alone.root != asyncy::yaml::kNone);
      CHECK(alone.value(alone.root) == tree.value(id));
    } else if (node.style == Style::literal && node.value_size > 0) {
      const auto last = tree.value(id).find_last_not_of(" \n");
      if (last == std::string_view::npos) continue;
      CHECK(slice.find_last_not_of(" \t\r\n") != std::string::npos);
      CHECK(slice[slice.find_last_not_of(" \t\r\n")] == tree.value(id)[last]);
    }
  }
}

}  // namespace

TEST_CASE("yaml: invariants hold and slices mean what their nodes mean") {
  std::size_t broken = 0;
  for (const auto& text : all_texts()) {
    const Tree tree = parse(Text(text));
    asyncy::test::check_tree_invariants(tree);
    check_slices(tree);
    if (!tree.diagnostics.empty()) ++broken;
  }
  CHECK(broken <= 1);  // one manifest of the corpus is unreadable
}

TEST_CASE("yaml: every prefix of every text is read within bounds") {
  // Of long texts every third, begun at another byte each time: all of them would take half a minute under sanitizers.
  constexpr std::size_t kLong = 1500;
  std::size_t begin = 0;
  for (const auto& text : all_texts()) {
    const std::size_t step = text.size() > kLong ? 3 : 1;
    for (std::size_t size = begin++ % step; size <= text.size(); size += step)
      asyncy::test::check_tree_invariants(parse(Text(text.substr(0, size))));
  }
}

TEST_CASE("yaml: mutants neither crash nor hang nor leave the text") {
  const auto texts = all_texts();
  asyncy::test::Mutator mutator(texts, 20200122);
  for (int i = 0; i < 20'000; ++i) asyncy::test::check_tree_invariants(parse(Text(mutator.next())));
}

}  // namespace property_test
