// Whatever the story: formatting changes no meaning, and what is formatted stays as it is.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/format/format.h"
#include "core/format/outline.h"
#include "core/format/same.h"
#include "core/story/parser.h"
#include "core/text/edit.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"
#include "tests/support/mutate.h"
#include "tests/support/story_dump.h"

namespace everywhere_test {

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

/// The same story by somebody else: other widths wherever blanks stand and mean nothing, blocks indented in another way,
/// more empty lines. Comments and what continues a line stay.
std::string spoiled(const Tree& tree, std::mt19937& random) {
  const auto starts = format::outline(tree);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  const unsigned step = 1 + below(9);
  std::string out;
  text::Offset end = 0;
  bool first = true;
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    const auto& token = tree.tokens[i];
    const std::string_view gap = tree.text.slice({end, token.range.begin});
    end = token.range.end;
    if (token.kind == TokenKind::newline) {
      out += std::string(below(3), ' ') + std::string(tree.text.slice(token.range));
      for (unsigned more = below(8) == 0 ? below(5) : 0; first && more > 0; --more) out += "  \n";
      first = true;
      continue;
    }
    if (!first)
      out += token.kind == TokenKind::comment || gap.empty() ? std::string(gap)
                                                             : std::string(1 + below(3), below(5) == 0 ? '\t' : ' ');
    else if (starts[i].kind == format::LineStart::Kind::statement)
      out += std::string(std::size_t{step} * starts[i].depth, ' ');
    else
      out += std::string(step * 12, ' ') + std::string(gap);
    out += tree.text.slice(token.range);
    first = false;
  }
  return out;
}

/// True when nothing but statements begins lines: comments and what continues a line may stand in more than one place.
bool is_plain(const Tree& tree) {
  const auto starts = format::outline(tree);
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    const bool first = i == 0 || tree.tokens[i - 1].kind == TokenKind::newline;
    if (tree.tokens[i].kind == TokenKind::comment) return false;
    if (first && tree.tokens[i].kind != TokenKind::newline && starts[i].kind != format::LineStart::Kind::statement)
      return false;
  }
  return true;
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

TEST_CASE("whoever wrote a story, it comes out alike") {
  std::mt19937 random(20180329);
  std::size_t same = 0;
  for (const std::string& story : all_stories()) {
    const Tree tree = story::parse(Text(story));
    if (!tree.diagnostics.empty()) continue;
    for (int round = 0; round < 5; ++round) {
      const Tree other = story::parse(Text(spoiled(tree, random)));
      const std::string fault = faults(other);
      if (!fault.empty()) FAIL_CHECK(fault << "\nin:\n" << other.text.view());
      if (!is_plain(tree) || !format::changed_statements(tree, other).empty()) continue;
      ++same;
      const auto without_empty_lines = [](std::string text) {
        for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n")) text.erase(at, 1);
        return text;
      };
      CHECK(without_empty_lines(std::string(formatted(other, {}).text.view())) ==
            without_empty_lines(std::string(formatted(tree, {}).text.view())));
    }
  }
  CHECK(same > (test::corpus() ? 500U : 5U));
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

TEST_CASE("a hundred kilobytes on one line, and as many of lines, are formatted in bounded time") {
  const auto repeat = [](std::string_view piece) {
    std::string out;
    while (out.size() < 100'000) out += piece;
    return out;
  };
  for (const char* piece : {"a ", "b:1 ", "'c'  ", "[ ", "( a", "1+", "{'a':", "x", " ", "\t", ", ", "# ", "f (a:1)."}) {
    INFO(piece);
    const std::string fault = faults(story::parse(Text("svc cmd a:1 " + repeat(piece))));
    CHECK(fault.empty());
  }
  for (const char* piece :
       {"x=1\n", "  # c\n", "\n", " \r\n", "if x\n", "if x\n  y=1\n # c\n", "svc cmd\n  a:1\n", "  :a\n", "x = [\n",
        "x = [1,\n  2]\n", "x = '\n", "###\n", "  x )\n", "\"\"\"\n", "a )\n b\n"}) {
    INFO(piece);
    const std::string fault = faults(story::parse(Text("svc cmd a:1\n" + repeat(piece))));
    CHECK(fault.empty());
  }
}

TEST_CASE("what is nested too deep stays") {
  std::string story;
  for (std::size_t depth = 0; depth < 300; ++depth) story += std::string(depth, ' ') + "if x\n";
  story += std::string(300, ' ') + "deep call\n";
  CHECK(format::format(Text(story)).empty());
}

}  // namespace everywhere_test
