// Broken workspaces, by the thousand: whatever stands in a manifest and in the story that calls it, what is said lies
// inside the text, is sorted, and is the same each time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "core/text/utf.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"
#include "tests/support/mutate.h"

namespace mutants_test {

using namespace asyncy;

namespace {

/// ASYNCY_MUTANTS is the number for each of the test cases below.
std::size_t mutants() {
  const char* wanted = std::getenv("ASYNCY_MUTANTS");
  return wanted == nullptr ? 25'000 : std::strtoul(wanted, nullptr, 10);
}

struct Seeds {
  std::vector<std::string> manifests;
  std::vector<std::string> stories;
};

/// The fixtures, the tour, and the corpus where it is present.
const Seeds& seeds() {
  static const Seeds kSeeds = [] {
    Seeds seeds;
    for (const auto& [name, text] : test::fixture_files())
      for (const test::Fixture& fixture : test::read_fixtures(text))
        for (const test::FixtureFile& file : fixture.files)
          (workspace::language_of(file.path) == text::Language::story ? seeds.stories : seeds.manifests)
              .push_back(file.text);
    std::vector<std::filesystem::path> tour;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project_root() / "editors" / "tour"))
      tour.push_back(entry.path());
    std::sort(tour.begin(), tour.end());
    for (const auto& path : tour) {
      if (path.extension() == ".yml") seeds.manifests.push_back(test::read_file(path));
      if (path.extension() == ".story") seeds.stories.push_back(test::read_file(path));
    }
    if (const auto corpus = test::corpus()) {
      auto texts = test::corpus_texts(*corpus);
      std::move(texts.manifests.begin(), texts.manifests.end(), std::back_inserter(seeds.manifests));
      std::move(texts.stories.begin(), texts.stories.end(), std::back_inserter(seeds.stories));
    }
    return seeds;
  }();
  return kSeeds;
}

std::string fault_of(const workspace::Workspace& workspace, const workspace::Document& document) {
  const auto said = test::judge(workspace, document);
  for (std::size_t i = 0; i < said.size(); ++i) {
    const text::Diagnostic& each = said[i];
    const std::string rule(each.rule->name);
    if (each.range.begin > each.range.end || each.range.end > document.text.size()) return rule + " out of bounds";
    if (i > 0 && each.range < said[i - 1].range) return rule + " out of order";
    if (each.message.empty()) return rule + " without a message";
    for (const text::Related& related : each.related) {
      const workspace::Document* where = related.path.empty() ? &document : workspace.find(related.path);
      if (where == nullptr || related.range.begin > related.range.end || related.range.end > where->text.size())
        return rule + " with a related place that does not exist";
    }
  }
  return said == test::judge(workspace, document) ? "" : "two answers to one question";
}

/// What is mutated; the other language stays whole, so that calls still meet commands.
enum class Broken : std::uint8_t { manifest, story, both };

void run(std::uint32_t seed, Broken broken) {
  const Seeds& from = seeds();
  test::Mutator manifests(from.manifests, seed);
  test::Mutator stories(from.stories, seed + 1);
  std::mt19937 random(seed + 2);
  for (std::size_t i = 0; i < mutants(); ++i) {
    const auto any_of = [&](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
    const std::string manifest = broken == Broken::story ? any_of(from.manifests) : manifests.next();
    std::string story = broken == Broken::manifest ? any_of(from.stories) : stories.next();
    const auto declared = workspace::open("/w/demo/asyncy.yml", text::Text(manifest), text::Language::manifest);
    // The fixtures call `demo`; let each story call the commands that this manifest does have, too.
    for (const auto& command : std::get<workspace::ManifestFile>(declared->file).model.commands)
      story += "\ndemo " + command.name.value + " 'a' --b=1 c:\"{d}\" :e\n";
    const auto calling = workspace::open("/w/main.story", text::Text(story), text::Language::story);
    const workspace::Workspace workspace({{.path = "/w", .config = {}}}, {declared, calling});
    for (const auto& document : workspace.documents())
      if (const std::string fault = fault_of(workspace, *document); !fault.empty())
        FAIL("mutant " << i << " of seed " << seed << ": " << fault << "\n--- " << document->path << '\n'
                       << document->text.view());
  }
}

}  // namespace

TEST_CASE("mutants of manifests are judged in bounds and in order") { run(11, Broken::manifest); }
TEST_CASE("mutants of stories are judged in bounds and in order") { run(22, Broken::story); }
TEST_CASE("mutants of manifests and their stories are judged in bounds and in order") { run(33, Broken::both); }
TEST_CASE("more mutants of manifests and their stories are judged in bounds and in order") { run(44, Broken::both); }

}  // namespace mutants_test
