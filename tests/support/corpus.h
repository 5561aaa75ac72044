// Real inputs beside the project: read where present, skipped with a word where absent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace asyncy::test {

/// The folder `../shared/corpus` seen from the project's root. Where it is absent: fails the test when
/// ASYNCY_REQUIRE_CORPUS is set, else prints "skipped" and returns nothing.
std::optional<std::filesystem::path> corpus();

/// The whole file; fails the test when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// The root of this checkout.
std::filesystem::path project_root();

/// One story of storyscript-e2e.json.
struct CorpusStory {
  std::string name;
  std::string bytes;  ///< as in a file, a byte-order mark included
  bool accepted = false;
  std::string error_class;  ///< parse, literal, structure, service, type; empty when accepted
  std::string code;         ///< of the compiler, such as E0041; empty when accepted
  unsigned line = 0;        ///< from 1; 0 when accepted
  bool syntax = false;
  bool nested = false;
};
std::vector<CorpusStory> corpus_stories(const std::filesystem::path& corpus);

/// Texts of every file of the corpus that a person could have written: manifests, services, stories of both collections.
struct CorpusTexts {
  std::vector<std::string> manifests;
  std::vector<std::string> stories;
};
CorpusTexts corpus_texts(const std::filesystem::path& corpus);

}  // namespace asyncy::test
