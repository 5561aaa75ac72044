// What holds at every place of every text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "core/text/utf.h"
#include "tests/support/completion.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"

namespace completion_property_test {

using namespace asyncy;
using text::Language;
using text::Offset;

namespace {

/// The services of the tour, so that calls find commands.
std::vector<std::shared_ptr<const workspace::Document>> tour() {
  std::vector<std::shared_ptr<const workspace::Document>> documents;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project_root() / "editors" / "tour")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yml" && entry.path().extension() != ".story") continue;
    documents.push_back(workspace::open(path, text::Text(test::read_file(path)), workspace::language_of(path)));
  }
  return documents;
}

/// Every `step`th offset of the text.
void check_offsets(const workspace::Workspace& workspace, const std::string& bytes, Language language, Offset step) {
  const std::string path = (test::project_root() / "editors" / "tour" / "any").string();
  const auto document = workspace::open(path, text::Text(bytes), language);
  for (Offset at = 0; at <= document->text.size(); at += step) {
    const std::string broken = test::broken_rule(document->text, at, ide::complete(workspace, *document, at));
    if (!broken.empty()) FAIL(broken << " at " << at << " of\n" << bytes);
  }
}

struct Typed {
  std::size_t keys = 0;
  std::vector<std::string> misses;
};

/// Types `bytes` from the start; inside each key that the schema names, the whole key must be offered.
void type_manifest(const std::string& name, const std::string& bytes, Typed& typed) {
  const auto whole = workspace::open("/m/asyncy.yml", text::Text(bytes), Language::manifest);
  const auto keys = test::known_keys(whole->manifest()->tree);
  for (const auto& [begin, key] : keys) {
    for (Offset length = 0; length <= key.size(); ++length) {
      ++typed.keys;
      const Offset at = begin + length;
      const auto document = workspace::open("/m/asyncy.yml", text::Text(bytes.substr(0, at)), Language::manifest);
      const workspace::Workspace workspace({}, {document});
      const auto list = ide::complete(workspace, *document, at);
      const bool offered = std::any_of(list.begin(), list.end(), [&](const auto& each) { return each.label == key; });
      if (!offered) typed.misses.push_back(name + ':' + std::to_string(at) + ' ' + key);
      // Whatever is offered as a key must be one where it is put.
      for (const auto& each : list) {
        if (each.is_snippet || each.kind != ide::CompletionKind::key || length != key.size()) continue;
        std::string written = bytes.substr(0, at);
        written.replace(each.replace.begin, each.replace.size(), each.label + ": ");
        const auto mended = workspace::open("/m/asyncy.yml", text::Text(written), Language::manifest);
        for (const auto& found : mended->diagnostics)
          if (found.range.begin == each.replace.begin && found.rule->name == "unknown-key")
            FAIL(name << ':' << at << ' ' << found.message);
      }
    }
  }
}

}  // namespace

TEST_CASE("at every offset of every corpus text completion answers with ranges around the cursor") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const workspace::Workspace workspace({{.path = (test::project_root() / "editors" / "tour").string(), .config = {}}},
                                       tour());
  const auto texts = test::corpus_texts(*corpus);
  for (const auto& story : texts.stories) check_offsets(workspace, story, Language::story, story.size() > 2000 ? 7 : 1);
  for (const auto& manifest : texts.manifests)
    check_offsets(workspace, manifest, Language::manifest, manifest.size() > 2000 ? 7 : 1);
}

TEST_CASE("at every offset of the tour completion answers with ranges around the cursor") {
  const auto documents = tour();
  REQUIRE(documents.size() > 10);
  const workspace::Workspace workspace({{.path = (test::project_root() / "editors" / "tour").string(), .config = {}}},
                                       documents);
  for (const auto& document : documents)
    for (Offset at = 0; at <= document->text.size(); ++at)
      if (const auto broken = test::broken_rule(document->text, at, ide::complete(workspace, *document, at));
          !broken.empty())
        FAIL(broken << " at " << at << " of " << document->path);
}

TEST_CASE("two thousand mutants make completion neither fall nor answer out of bounds") {
  std::vector<std::string> seeds;
  const auto documents = tour();
  for (const auto& document : documents) seeds.emplace_back(document->text.view());
  const workspace::Workspace workspace({{.path = (test::project_root() / "editors" / "tour").string(), .config = {}}},
                                       documents);
  test::Mutator mutator(seeds, 20180601);
  for (int i = 0; i < 2000; ++i) {
    const std::string mutant = mutator.next();
    const Language language = i % 3 == 0 ? Language::story : i % 3 == 1 ? Language::manifest : Language::config;
    check_offsets(workspace, mutant, language, 37);
  }
}

TEST_CASE("whoever types a real manifest is offered each key") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  Typed typed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*corpus))
    if (entry.path().extension() == ".yml" && entry.file_size() < 8000)
      type_manifest(entry.path().filename().string(), text::decode_file(test::read_file(entry.path())).utf8, typed);
  CHECK(typed.keys > 5000);
  std::string list;
  for (const auto& miss : typed.misses) list += miss + '\n';
  INFO(typed.misses.size() << " of " << typed.keys << " were not offered:\n" << list);
  CHECK(typed.misses.size() * 100 <= typed.keys);
  std::cout << "keys typed: " << typed.keys << ", not offered: " << typed.misses.size() << '\n';
}

}  // namespace completion_property_test
