// `asyncy-ls schema`, and what a real validator makes of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/manifest/schema.h"
#include "core/manifest/validate.h"
#include "core/rules/run.h"
#include "core/text/utf.h"
#include "tests/support/corpus.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace schema_test {

using namespace asyncy;

namespace {

/// What only shape can be wrong of. A text that no YAML reader can read is no matter of shape.
bool has_fault_of_shape(const std::filesystem::path& path) {
  static const std::set<std::string_view> kOfShape = {"wrong-kind", "missing-key", "unknown-key", "misplaced-result"};
  const auto document = workspace::open(path.string(), text::Text(text::decode_file(test::read_file(path)).utf8), text::Language::manifest);
  for (const auto& found : document->diagnostics)
    if (kOfShape.contains(found.rule->name)) return true;
  return false;
}

/// What the validator says of each file, by its path; empty when it cannot be had.
std::map<std::string, std::string> validated(const test::TempDir& dir, const std::vector<std::filesystem::path>& files) {
  const auto printed = test::run_program(test::asyncy_ls(), {.words = {"schema"}});
  REQUIRE(printed.status == 0);
  const auto schema = dir.write("schema.json", printed.out);
  test::Run run{.words = {(test::project_root() / "tests" / "schema" / "validate.sh").string(), schema.string()}};
  for (const auto& file : files) run.words.push_back(file.string());
  const auto ran = test::run_program("/bin/bash", run);
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  std::map<std::string, std::string> said;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("skipped")) {
      WARN(line);
      return {};
    }
    const auto blank = line.find(' ');
    const auto end = std::min(line.find(": ", blank), line.size());
    said[line.substr(blank + 1, end - blank - 1)] = line.substr(0, blank) + line.substr(end);
  }
  return said;
}

}  // namespace

TEST_CASE("the schema is printed as JSON") {
  const auto ran = test::run_program(test::asyncy_ls(), {.words = {"schema"}});
  CHECK(ran.status == 0);
  CHECK(nlohmann::json::parse(ran.out)["title"] == "asyncy.yml");
  CHECK(test::run_program(test::asyncy_ls(), {.words = {"schema", "x"}}).status == 2);
}

TEST_CASE("a validator refuses what we call a mistake of shape") {
  const test::TempDir dir;
  // Text of the manifest, and whether its shape is right.
  const std::vector<std::pair<std::string, bool>> cases = {
      {"", true},
      {"commands:\n  go:\n", true},
      {"commands:\n  go:\n    help: 7\n    args: [a, {name: b, type: int}]\n", true},
      {"commands:\n  go:\n    args:\n    - type: int\n", false},
      {"commands:\n  go:\n    args: {a: int}\n", false},
      {"commands:\n  go:\n    hepl: Goes.\n", false},
      {"commands: [go]\n", false},
      {"commands:\n  go: Goes.\n", false},
      {"commands:\n  go:\n    additional_args: 5\n", false},
      {"commands:\n  go:\n    additional_args: {type: int}\n", true},
      {"commands:\n  go:\n    arguments:\n      a: {type: int, required: true}\n", true},
      {"commands:\n  go:\n    args:\n    - name: a\n      required: 'true'\n", false},
      {"ports: [80, '81']\n", false},
      {"ports: [80.5]\n", false},
      {"ports: [80]\nsystem: {cpu: 0.5, memory: 1GB}\ncap: [chown]\n", true},
      {"volumes:\n  story: {dest: /a, mode: rw}\n", true},
      {"volumes: /a\ncap: []\n", false},
      {"lifecycle: {startup: ./a.sh, shutdown: [./b.sh, now]}\n", true},
      {"env:\n  A:\n  B: {type: string, required: false}\n", true},
      {"env:\n  slack: {TOKEN: abc}\n", true},
      {"app_name: party\nstories:\n  main: {http: {port: 80}}\nsecrets: {a: b}\n", true},
      {"app_name: party\nnonsense: 1\n", false},
      {"entrypoint:\n  additional_args: true\n", true},
  };
  std::vector<std::filesystem::path> files;
  for (std::size_t i = 0; i < cases.size(); ++i) files.push_back(dir.write(std::to_string(i) + ".yml", cases[i].first));
  const auto said = validated(dir, files);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i].first);
    CHECK(has_fault_of_shape(files[i]) == !cases[i].second);
    if (said.empty()) continue;
    INFO(said.at(files[i].string()));
    CHECK(said.at(files[i].string()).starts_with(cases[i].second ? "valid" : "invalid"));
  }
}

TEST_CASE("a validator says the same of real manifests as we do") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  std::vector<std::filesystem::path> files;
  for (const auto& folder : {*corpus / "manifests", *corpus / "hub"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".yml") files.push_back(entry.path());
  const test::TempDir dir;
  const auto said = validated(dir, files);
  if (said.empty()) return;
  for (const auto& file : files) {
    const std::string& verdict = said.at(file.string());
    if (verdict.starts_with("unreadable")) continue;
    INFO(file << ' ' << verdict);
    CHECK(verdict.starts_with("invalid") == has_fault_of_shape(file));
  }
}

namespace {

/// A manifest with one value replaced, and what was: `argument.required = 5`.
struct Variant {
  std::string what;
  std::string text;
};

/// Of each key of each section one variant for each other value, wherever it is first written in one line.
void add_variants(const std::string& bytes, std::set<std::string>& seen, std::vector<Variant>& out) {
  static constexpr std::string_view kValues[] = {"[1]", "{x: 1}", "word", "'5'", "5", "1.5", "true", ""};
  const auto document = workspace::open("/m/asyncy.yml", text::Text(bytes), text::Language::manifest);
  const yaml::Tree& tree = document->manifest()->tree;
  if (!document->diagnostics.empty()) return;
  std::vector<std::pair<yaml::NodeId, manifest::Section>> open = {{tree.root, manifest::root_section(tree)}};
  while (!open.empty()) {
    const auto [node, section] = open.back();
    open.pop_back();
    if (node == yaml::kNone || section == manifest::Section::free) continue;
    if (const auto* element = manifest::find_element(section); element != nullptr && tree[node].kind == yaml::Kind::sequence)
      for (const auto child : tree.children(node)) open.emplace_back(child, element->inside);
    for (const auto entry : tree.entries(node)) {
      const auto* key = manifest::find_key(section, tree.value(entry.key));
      if (key == nullptr) continue;
      open.emplace_back(entry.value, key->inside);
      const text::Range range = tree[entry.value].range;
      // A block would need its lines replaced, a key alone its blank.
      if (range.empty() || tree[entry.value].style == yaml::Style::block || tree.text.line_of(range.begin) != tree.text.line_of(range.end - 1))
        continue;
      for (const std::string_view value : kValues) {
        const std::string what = std::string(manifest::describe(section)) + ", " + std::string(key->name) + " = " + std::string(value);
        if (!seen.insert(what).second) continue;
        std::string text = bytes;
        text.replace(range.begin, range.size(), value);
        out.push_back({what, std::move(text)});
      }
    }
  }
}

}  // namespace

TEST_CASE("a validator says the same as we do of real manifests with one value replaced") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  // What differs, and why.
  const std::map<std::string, std::string> known = {};
  std::vector<Variant> variants;
  std::set<std::string> seen;
  for (const std::string& text : test::corpus_texts(*corpus).manifests) add_variants(text, seen, variants);
  CHECK(variants.size() > 200);
  const test::TempDir dir;
  std::vector<std::filesystem::path> files;
  for (std::size_t i = 0; i < variants.size(); ++i) files.push_back(dir.write(std::to_string(i) + ".yml", variants[i].text));
  const auto said = validated(dir, files);
  if (said.empty()) return;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const std::string& verdict = said.at(files[i].string());
    if (verdict.starts_with("unreadable") || known.contains(variants[i].what)) continue;
    INFO(variants[i].what << ": " << verdict);
    CHECK(verdict.starts_with("invalid") == has_fault_of_shape(files[i]));
  }
}

}  // namespace schema_test
