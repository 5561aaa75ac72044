// Any bytes as a story, then edits to it: trees hold together, and reading on equals reading anew.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/story/era.h"
#include "core/story/parser.h"
#include "core/story/scope.h"
#include "tests/support/edits.h"
#include "tests/support/story_invariants.h"

namespace {

using asyncy::story::parse;
using asyncy::story::Tree;
using asyncy::text::Text;

void require(const std::string& fault, const Text& text) {
  if (fault.empty()) return;
  std::fprintf(stderr, "%s in:\n", fault.c_str());
  std::fwrite(text.view().data(), 1, text.size(), stderr);
  std::abort();
}

std::uint32_t seed_of(std::string_view bytes) {
  std::uint32_t seed = 2166136261;
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619U;
  return seed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int kEdits = 6;
  const std::string story(data, data + size);
  Text text(story);
  const std::uint32_t seed = seed_of(story);
  Tree tree = parse(text, {.chunk = 1 + seed % 200});
  require(asyncy::test::tree_faults(tree), text);
  const asyncy::story::Scopes scopes(tree);
  for (const asyncy::story::Use& use : scopes.uses())
    if (use.definition != nullptr) static_cast<void>(scopes.certain(use.definition->name, use.range.begin));
  for (const auto dialect : {asyncy::text::Dialect::y2018, asyncy::text::Dialect::y2020})
    static_cast<void>(asyncy::story::judge_era(tree, dialect));
  asyncy::test::Editor editor({&story, 1}, seed);
  for (int i = 0; i < kEdits; ++i) {
    const asyncy::text::Edit edit = editor.next(text.view());
    const Text before = text;
    text = text.edited(edit.range, edit.text);
    tree = parse(text, tree, {.chunk = 1 + seed % 200});
    const std::string difference = asyncy::test::tree_difference(parse(text), tree);
    if (difference.empty()) continue;
    std::fprintf(stderr, "with chunks of %u, bytes %u to %u replaced by \"%s\" in:\n", 1 + seed % 200, edit.range.begin,
                 edit.range.end, edit.text.c_str());
    std::fwrite(before.view().data(), 1, before.size(), stderr);
    std::fprintf(stderr, "\n");
    require(difference, text);
  }
  return 0;
}
