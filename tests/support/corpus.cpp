#include "tests/support/corpus.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/text/utf.h"

namespace asyncy::test {
namespace {

std::string decode_base64(const std::string& encoded) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : encoded) {
    const auto digit = alphabet.find(c);
    if (digit == std::string::npos) break;
    bits = bits << 6U | static_cast<unsigned>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(static_cast<unsigned char>(bits >> count & 0xFFU)));
  }
  return out;
}

}  // namespace

std::filesystem::path project_root() { return ASYNCY_PROJECT_ROOT; }

std::optional<std::filesystem::path> corpus() {
  auto path = project_root().parent_path() / "shared" / "corpus";
  if (std::filesystem::is_directory(path)) return path;
  const char* required = std::getenv("ASYNCY_REQUIRE_CORPUS");
  if (required != nullptr && std::string_view(required) != "0") FAIL("the corpus is required and missing: " << path.string());
  WARN("skipped: no corpus at " << path.string());
  return std::nullopt;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) FAIL("cannot read " << path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<CorpusStory> corpus_stories(const std::filesystem::path& corpus) {
  const auto records = nlohmann::json::parse(read_file(corpus / "storyscript-e2e.json"));
  std::vector<CorpusStory> stories;
  for (const auto& [name, record] : records.items()) {
    CorpusStory story;
    story.name = name;
    story.bytes = record.contains("source") ? record["source"].get<std::string>()
                                            : decode_base64(record["source_base64"].get<std::string>());
    story.accepted = record["outcome"] == "accept";
    if (!story.accepted) {
      story.error_class = record["class"].get<std::string>();
      story.code = record["code"].get<std::string>();
      story.line = record.value("line", 0U);
      story.syntax = record.value("syntax", false);
      story.nested = record.value("nested", false);
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

CorpusTexts corpus_texts(const std::filesystem::path& corpus) {
  CorpusTexts texts;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus))
    if (entry.path().extension() == ".yml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) texts.manifests.push_back(read_file(file));
  for (const auto& story : corpus_stories(corpus)) texts.stories.push_back(text::decode_file(story.bytes).utf8);
  const auto calls = nlohmann::json::parse(read_file(corpus / "calls-2018.json"));
  for (const auto& record : calls) texts.stories.push_back(record["story"].get<std::string>());
  return texts;
}

}  // namespace asyncy::test
