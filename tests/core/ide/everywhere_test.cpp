// Every question at every place of real and of broken documents: answers lie in bounds and around the place.
#include <catch2/catch.hpp>

#include "core/ide/definition.h"
#include "core/ide/hover.h"
#include "core/ide/symbols.h"
#include "tests/support/corpus.h"
#include "tests/support/ide_fixture.h"
#include "tests/support/mutate.h"

namespace everywhere_test {

using namespace asyncy;

namespace {

constexpr std::string_view kDemo =
    "commands:\n  go:\n    format: '{bar} {foo} * **'\n    args:\n    - {name: foo, enum: [a, b]}\n    - bar:int\n    "
    "kwargs:\n"
    "    - {name: loud, type: boolean}\n  listen:\n    events:\n      request:\n        output:\n          actions:\n      "
    "      write:\n";

void check_symbols(const std::vector<ide::Symbol>& symbols, text::Range around) {
  for (const auto& symbol : symbols) {
    if (symbol.name.empty()) FAIL_CHECK("a symbol without a name");
    if (!around.contains(symbol.range)) FAIL_CHECK("`" << symbol.name << "` leaves its parent");
    if (!symbol.range.contains(symbol.selection)) FAIL_CHECK("the name of `" << symbol.name << "` lies outside of it");
    check_symbols(symbol.children, symbol.range);
  }
}

/// Asks at every `step`th byte; how many hovers there were.
std::size_t check_everywhere(const workspace::Workspace& workspace, const workspace::Document& document,
                             text::Offset step) {
  std::size_t hovers = 0;
  const text::Offset size = document.text.size();
  check_symbols(ide::symbols(document), document.text.range());
  for (text::Offset at = 0; at <= size; at += step) {
    if (const auto hover = ide::hover(workspace, document, at)) {
      ++hovers;
      if (!hover->range.touches(at) || hover->range.end > size || hover->markdown.empty()) FAIL_CHECK("hover at " << at);
    }
    for (const auto& target : ide::definition(workspace, document, at)) {
      if (!target.origin.touches(at)) FAIL_CHECK("origin at " << at);
      if (!target.range.contains(target.selection)) FAIL_CHECK("selection at " << at);
      if (target.range.end > target.document->text.size()) FAIL_CHECK("target at " << at);
    }
  }
  return hovers;
}

std::size_t check_story(const std::string& story, text::Offset step) {
  const auto asked = test::ask_story(kDemo, story);
  return check_everywhere(asked.workspace, *asked.document, step);
}

std::size_t check_manifest(const std::string& manifest, text::Offset step) {
  const auto asked = test::ask_manifest(manifest);
  return check_everywhere(asked.workspace, *asked.document, step);
}

}  // namespace

TEST_CASE("every place of real documents can be asked about") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto texts = test::corpus_texts(*corpus);
  std::size_t hovers = 0;
  for (const auto& story : texts.stories) hovers += check_story(story, 1);
  CHECK(hovers > 1000);
  hovers = 0;
  for (const auto& manifest : texts.manifests) hovers += check_manifest(manifest, 1);
  CHECK(hovers > 1000);
}

TEST_CASE("every place of broken documents can be asked about") {
  std::vector<std::string> stories = {
      "x = demo go foo:\"a {y} b\" bar:[1, {\"k\": y}]\ndemo go a 2 --loud -n 5 \"😀\"\r\nwhen demo listen request as r\n  "
      "r write content:x\n"};
  std::vector<std::string> manifests = {std::string(kDemo),
                                        "a: &x {b: [c]}\nenv:\n  T: *x\nvolumes: {story: {dest: /a}}\ncap: [chown]\n"};
  if (const auto corpus = test::corpus()) {
    const auto texts = test::corpus_texts(*corpus);
    stories.insert(stories.end(), texts.stories.begin(), texts.stories.end());
    manifests.insert(manifests.end(), texts.manifests.begin(), texts.manifests.end());
  }
  test::Mutator story(stories, 7);
  test::Mutator manifest(manifests, 11);
  for (int i = 0; i < 1000; ++i) check_story(story.next(), 3);
  for (int i = 0; i < 1000; ++i) check_manifest(manifest.next(), 3);
}

}  // namespace everywhere_test
