// What the READMEs say to paste, and what they list, is so.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/manifest/schema.h"
#include "core/rules/registry.h"
#include "lsp/features/table.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace readme_test {

using namespace asyncy;
using test::TempDir;

namespace {

std::string readme(const char* folder = ".") { return test::read_file(test::project_root() / folder / "README.md"); }

/// What stands in a README between ``` and the language, and ```, when it holds `word`.
std::string block(const std::string& text, const std::string& language, const std::string& word) {
  const std::string opening = "\n```" + language + '\n';
  for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    auto content = text.substr(begin, text.find("```\n", begin) - begin);
    if (content.find(word) != std::string::npos) return content;
  }
  FAIL("no block of " << language << " holds " << word);
  return {};
}

/// The rules of what `check` finds in the folder, sorted.
std::vector<std::string> rules_of(const std::filesystem::path& folder) {
  const auto ran = test::run_program(test::asyncy_ls(), {.words = {"check", "--format", "json"}, .folder = folder});
  INFO(ran.err);
  std::vector<std::string> rules;
  const auto report = nlohmann::json::parse(ran.out);
  for (const auto& each : report.at("diagnostics")) rules.push_back(each.at("rule").get<std::string>());
  std::sort(rules.begin(), rules.end());
  return rules;
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("readme: the asyncy-ls.yml that it shows does what it says") {
  const TempDir folder;
  constexpr const char* kManifest = "commands:\n  play:\n    help: Plays.\n";
  folder.write("project/services/twitter/asyncy.yml", kManifest);
  folder.write("shared-services/radio/asyncy.yml", kManifest);
  folder.write("project/main.story", "bird play\nradio play\nmail send to:'x'\n");
  folder.write("project/vendor/broken.story", "x = 'never closed\n");
  const auto project = folder.path() / "project";
  CHECK(rules_of(project) == Rules{"unclosed-string", "unknown-service", "unknown-service", "unknown-service"});

  const std::string config = block(readme(), "yaml", "services:");
  folder.write("project/asyncy-ls.yml", config);
  CHECK(rules_of(project) == Rules{});
  for (const auto* key : manifest::keys_of(manifest::Section::config))
    CHECK(('\n' + config).find('\n' + std::string(key->name) + ':') != std::string::npos);
}

TEST_CASE("readme: the severities that it shows are taken") {
  const TempDir folder;
  folder.write("demo/asyncy.yml", "commands:\n  go:\n    args:\n    - name: wing\n  land:\n");
  folder.write("main.story", "demo go wing:'left' wing:'right'\n");
  CHECK(rules_of(folder.path()) == Rules{"duplicate-argument", "undocumented-command"});
  folder.write("asyncy-ls.yml", block(readme(), "yaml", "undocumented-command"));
  CHECK(rules_of(folder.path()) == Rules{"duplicate-argument"});
}

TEST_CASE("readme: the comments that it shows silence what they name") {
  const TempDir folder;
  folder.write(
      "demo/asyncy.yml",
      "commands:\n  go:\n    help: Goes.\n    args:\n    - name: wing\n      enum: [right]\n    additional_args: false\n"
      "    additional_kwargs: false\n");
  // The shown comment for a whole file speaks of calls that stand elsewhere in it.
  const std::string story = block(readme(), "", "asyncy-ls: ignore ") + "nowhere go\n";
  folder.write("main.story", story);
  CHECK(rules_of(folder.path()) == Rules{});
  std::string bare;
  std::istringstream lines(story);
  for (std::string line; std::getline(lines, line);) bare += line.substr(0, line.find('#')) + '\n';
  folder.write("main.story", bare);
  CHECK(rules_of(folder.path()) == Rules{"enum-mismatch", "unknown-argument", "unknown-command", "unknown-service"});
}

TEST_CASE("readme: every option of check is told") {
  std::istringstream help(test::run_program(test::asyncy_ls(), {.words = {"check", "--help"}}).out);
  const std::string text = readme();
  int options = 0;
  for (std::string line; std::getline(help, line);) {
    if (!line.starts_with("  --") || line.starts_with("  --help")) continue;
    const std::string name = line.substr(2, line.find(' ', 2) - 2);
    INFO(name);
    const bool told = text.find('`' + name + ' ') != std::string::npos || text.find('`' + name + '`') != std::string::npos;
    CHECK(told);
    ++options;
  }
  CHECK(options >= 5);
}

TEST_CASE("readme: the table of what the server answers is that of its features") {
  std::string table = "| method | what comes |\n| --- | --- |\n";
  std::string notices;
  for (const auto* feature : features::all()) {
    INFO(feature->method);
    CHECK_FALSE(feature->what.empty());
    std::string& rows = feature->answer != nullptr ? table : notices;
    rows += "| `" + std::string(feature->method) + "` | " + std::string(feature->what) + " |\n";
  }
  table += "\n| told by the client | what is done |\n| --- | --- |\n" + notices;
  const auto path = test::project_root() / "lsp" / "README.md";
  std::string text = readme("lsp");
  const auto begin = text.find("| method |");
  REQUIRE(begin != std::string::npos);
  const auto end = text.find("\n\n", text.find("\n\n", begin) + 2) + 1;
  if (std::getenv("UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
    text.replace(begin, end - begin, table);
    std::ofstream(path, std::ios::binary) << text;
  }
  INFO("UPDATE_GOLDEN=1 asyncy_tests 'readme*' writes it anew");
  CHECK(text.substr(begin, end - begin) == table);
}

TEST_CASE("readme: the tests that prove what the server does are there") {
  std::string tests;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project_root() / "tests"))
    if (entry.path().extension() == ".cpp") tests += test::read_file(entry.path());
  const std::string text = readme("lsp");
  const std::string heading = "| what | here | proven by |\n| --- | --- | --- |\n";
  const auto begin = text.find(heading);
  REQUIRE(begin != std::string::npos);
  std::istringstream rows(text.substr(begin + heading.size()));
  int count = 0;
  for (std::string row; std::getline(rows, row) && row.starts_with("| "); ++count) {
    INFO(row);
    // What is not there needs no proof, but a reason.
    const bool absent = row.find(" | no: ") != std::string::npos;
    const auto bar = row.rfind(" | ", row.size() - 3);
    std::string proofs = row.substr(bar + 3, row.size() - std::min(row.size(), bar + 5));
    CHECK(proofs.empty() == absent);
    while (!proofs.empty()) {
      const auto end = std::min(proofs.find("; "), proofs.size());
      const std::string proof = proofs.substr(0, end);
      proofs.erase(0, end + 2);
      INFO(proof);
      if (proof.starts_with('`') && proof.ends_with('`'))
        CHECK(rules::find_rule(std::string_view(proof).substr(1, proof.size() - 2)) != nullptr);
      else
        CHECK(tests.find("TEST_CASE(\"" + proof + "\")") != std::string::npos);
    }
  }
  CHECK(count > 70);
}

TEST_CASE("readme: the table of editors has a row for whatever the server answers") {
  std::istringstream lines(readme("editors"));
  std::set<std::string, std::less<>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `") || line.find('/') > line.find('`', 3)) continue;
    INFO(line);
    CHECK(rows.insert(line.substr(3, line.find('`', 3) - 3)).second);
    CHECK(std::count(line.begin(), line.end(), '|') == 12);  // an answer for each editor
  }
  CHECK(rows.erase("textDocument/publishDiagnostics") == 1);
  std::set<std::string, std::less<>> answered;
  for (const auto* feature : features::all())
    if (feature->answer != nullptr && feature->announce != nullptr) answered.emplace(feature->method);
  CHECK(rows == answered);
}

}  // namespace readme_test
