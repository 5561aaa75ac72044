// Files with more mistakes than anybody reads, and documents deeper than anybody writes.
#include <catch2/catch.hpp>

#include "core/rules/run.h"
#include "tests/support/fixture.h"

namespace limits_test {

using namespace asyncy;

namespace {

std::vector<text::Diagnostic> said_of(std::string text, text::Language language, std::size_t most) {
  const auto document = workspace::open("/w/demo/asyncy.yml", text::Text(std::move(text)), language);
  return rules::run(workspace::Workspace({}, {document}), *document, {.most = most});
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("a file with more diagnostics than are shown says how many were left out") {
  std::string manifest;
  for (int i = 0; i < 20; ++i) manifest += "key" + std::to_string(i) + ": 1\n";
  const auto all = said_of(manifest, text::Language::manifest, 20);
  REQUIRE(all.size() == 20);
  CHECK(all.back().rule->name == "unknown-key");
  const auto some = said_of(manifest, text::Language::manifest, 7);
  REQUIRE(some.size() == 8);
  CHECK(std::equal(some.begin(), some.end() - 1, all.begin()));
  CHECK(some.back().rule == &rules::too_many_diagnostics);
  CHECK(some.back().severity == text::Severity::information);
  CHECK(some.back().message == "13 more diagnostics of this file are not shown");
  CHECK(some.back().range == all[7].range);
}

TEST_CASE("what nests too deeply is said, and is not read") {
  for (const std::size_t depth : {50U, 95U, 105U, 5'000U, 100'000U}) {
    INFO(depth);
    const std::string manifest = "commands:\n  go:\n    help: " + repeated("[", depth) + repeated("]", depth) + '\n';
    const std::string story = "x = " + repeated("[", depth) + repeated("]", depth) + '\n';
    const std::string groups = "x = " + repeated("(", depth) + '1' + repeated(")", depth) + '\n';
    for (const auto& [text, language] :
         {std::pair(manifest, text::Language::manifest), std::pair(story, text::Language::story),
          std::pair(groups, text::Language::story)}) {
      const auto said = said_of(text, language, 1000);
      const bool told = std::any_of(said.begin(), said.end(), [](const text::Diagnostic& each) {
        return each.rule->name.find("nest") != std::string_view::npos || each.message.find("deep") != std::string::npos;
      });
      CHECK(told == (depth > 100));
    }
  }
}

}  // namespace limits_test
