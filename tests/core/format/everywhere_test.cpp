// Whatever the story: formatting changes no meaning, and what is formatted stays as it is.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "core/format/format.h"
#include "core/format/same.h"
#include "core/story/parser.h"
#include "core/text/edit.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"
#include "tests/support/mutate.h"
#include "tests/support/story_dump.h"

using namespace asyncy;  // NOLINT: as the other tests over all texts
using story::TokenKind;
using story::Tree;
using text::Text;

namespace {

std::vector<std::string> all_stories() {
  std::vector<std::string> all;
  for (const auto& [name, bytes] : test::fixture_files())
    for (const auto& fixture : test::read_fixtures(bytes))
      for (const auto& file : fixture.files)
        if (file.path.ends_with(".story")) all.push_back(file.text);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project_root() / "editors"))
    if (entry.path().extension() == ".story") all.push_back(test::read_file(entry.path()));
  if (const auto folder = test::corpus()) {
    auto texts = test::corpus_texts(*folder);
    all.insert(all.end(), texts.stories.begin(), texts.stories.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t') out += c;
  return out;
}

/// Every token but line ends; of comments their words alone.
std::vector<std::string> words(const Tree& tree) {
  std::vector<std::string> out;
  for (const auto& token : tree.tokens) {
    if (token.kind == TokenKind::newline) continue;
    const std::string_view slice = tree.text.slice(token.range);
    out.push_back(token.kind == TokenKind::comment ? without_blanks(slice) : std::string(slice));
  }
  return out;
}

Tree formatted(const Tree& tree, const format::Options& options) {
  const auto text = text::apply(tree.text.view(), format::format(tree, options));
  REQUIRE(text);
  return story::parse(Text(*text));
}

/// What is wrong with what becomes of `story`, or nothing.
std::string faults(const Tree& before, const format::Options& options = {}) {
  const Tree after = formatted(before, options);
  if (words(before) != words(after)) return "other words";
  if (!format::changed_statements(before, after).empty()) return "another meaning";
  if (before.diagnostics.size() != after.diagnostics.size()) return "other diagnostics";
  const Tree again = formatted(after, options);
  if (again.text.view() != after.text.view()) return "a second time changes it to:\n" + std::string(again.text.view());
  return "";
}

}  // namespace

TEST_CASE("every story keeps its meaning, and a second time changes nothing") {
  const auto stories = all_stories();
  CHECK(stories.size() > 40);
  for (const std::string& story : stories) {
    const Tree tree = story::parse(Text(story));
    for (const auto colon : {format::Colon::automatic, format::Colon::tight, format::Colon::spaced}) {
      const std::string fault = faults(tree, {.argument_colon = colon});
      if (!fault.empty()) FAIL_CHECK(fault << "\nin:\n" << story);
    }
    // Not only by our own measure.
    const Tree after = formatted(tree, {});
    if (without_blanks(test::dump(tree)) != without_blanks(test::dump(after)) && story.find(" \n") == std::string::npos)
      FAIL_CHECK("another tree:\n" << after.text.view());
  }
}

TEST_CASE("mutated stories keep their meaning, and a second time changes nothing") {
  const auto stories = all_stories();
  test::Mutator mutator(stories, 20180401);
  for (int i = 0; i < 20000; ++i) {
    const std::string story = mutator.next();
    const std::string fault = faults(story::parse(Text(story)));
    if (!fault.empty()) FAIL_CHECK(fault << "\nin:\n" << story << "\n-----");
  }
}

TEST_CASE("a part of a mutated story keeps the meaning of the whole") {
  const auto stories = all_stories();
  test::Mutator mutator(stories, 20190709);
  for (unsigned i = 0; i < 4000; ++i) {
    const Tree tree = story::parse(Text(mutator.next()));
    const auto size = tree.text.size();
    const text::Offset begin = size == 0 ? 0 : i * 7919U % size;
    const Tree after = formatted(tree, {.range = text::Range{begin, std::min(size, begin + i % 90)}});
    if (words(tree) != words(after) || !format::changed_statements(tree, after).empty())
      FAIL_CHECK("another meaning of:\n" << tree.text.view());
  }
}
