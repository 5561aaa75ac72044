#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "core/rules/run.h"
#include "core/workspace/workspace.h"
#include "tests/support/manifest_edits.h"

namespace reopen_test {

using namespace asyncy;

namespace {

using Opened = std::shared_ptr<const workspace::Document>;

Opened open(const std::string& text, const workspace::Document* before = nullptr) {
  return workspace::open("/w/demo/asyncy.yml", text::Text(text), text::Language::manifest, before);
}

/// What differs first; empty: nothing.
std::string difference(const Opened& a, const Opened& b) {
  if (const std::string trees = test::difference(a->manifest()->tree, b->manifest()->tree); !trees.empty()) return trees;
  if (a->diagnostics != b->diagnostics) return "diagnostics of the schema";
  return a->manifest()->model == b->manifest()->model ? "" : "model";
}

std::vector<text::Diagnostic> judged(const Opened& document) {
  return rules::run(workspace::Workspace({{.path = "/w", .config = {}}}, {document}), *document, {});
}

/// Puts one word of manifests in the place of another, or doubles or removes a line: the meaning of distant lines changes.
std::string reworded(std::string text, std::mt19937& random) {
  static constexpr std::array<std::string_view, 16> kWords = {"commands", "env",   "volumes",  "actions", "result",  "name",
                                                              "type",     "args",  "kwargs",   "help",    "stories", "enum",
                                                              "int",      "false", "required", "go"};
  const std::size_t begin = text.rfind('\n', random() % (text.size() + 1)) + 1;
  const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
  const std::string line = text.substr(begin, end - begin);
  switch (random() % 4) {
    case 0: return text.erase(begin, line.size());
    case 1: return text.insert(random() % 2 == 0 ? begin : text.rfind('\n', random() % (text.size() + 1)) + 1, line);
    default: break;
  }
  const std::size_t word = text.find(kWords[random() % kWords.size()], random() % (text.size() + 1));
  if (word == std::string::npos) return text;
  const std::size_t size = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", word), text.size()) - word;
  return text.replace(word, size, kWords[random() % kWords.size()]);
}

}  // namespace

TEST_CASE("after any sequence of edits a manifest is what its text alone says") {
  std::mt19937 random(20180509);
  std::vector<std::string> texts = test::manifest_texts();
  texts.emplace_back(
      "env:\n  A: {type: int}\n  go:\n    type: string\ncommands:\n  go:\n    help: A\n    args: [a, b:int, {type: c}]\n  "
      "stop:\n"
      "    help: B\n    kwargs:\n    - {name: x, default: 1, range: {min: 0, max: 9}}\n    format: '{x} **'\n  result:\n   "
      " type: json\n"
      "  listen:\n    help: C\n    events:\n      heard:\n        arguments: {a: {type: enum, enum: [x, null]}}\n        "
      "output: {actions: "
      "{say: {}}}\n    additional_args: {pattern: 'a+'}\n    output: {properties: {p: {type: int, properties: {q: {}}}}}\n"
      "actions:\n  one:\n    help: D\n    deprecated: E\n");
  for (const std::string& text : texts) {
    if (text.size() > 4000) continue;
    Opened before = open(text);
    for (int i = 0; i < 120; ++i) {
      const std::string old(before->text.view());
      const std::string now = random() % 2 == 0 ? reworded(old, random) : test::edited_manifest(old, random);
      Opened read = open(now, before.get());
      const Opened whole = open(now);
      const std::string found = difference(read, whole);
      if (!found.empty()) FAIL_CHECK(found << "\nbefore:\n" << old << "\nafter:\n" << now);
      if (i % 10 == 9) CHECK(judged(read) == judged(whole));
      // Broken texts are edited further, too, but not for ever.
      before = i % 12 == 11 ? open(text) : std::move(read);
    }
  }
}

}  // namespace reopen_test
