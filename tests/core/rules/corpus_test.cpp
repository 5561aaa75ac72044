// Real manifests and real stories: what must be said of them, and above all what must not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/report/place.h"
#include "core/report/report.h"
#include "core/rules/run.h"
#include "core/text/utf.h"
#include "tests/support/corpus.h"

namespace corpus_test {

using namespace asyncy;
using text::Language;
using text::Severity;

namespace {

using Row = std::tuple<std::size_t, std::string, std::string>;  // line, rule, severity

std::shared_ptr<const workspace::Document> open(const std::filesystem::path& path, Language language) {
  return workspace::open(path.string(), text::Text(text::decode_file(test::read_file(path)).utf8), language);
}

std::multiset<Row> rows_of(const std::filesystem::path& manifest) {
  const auto document = open(manifest, Language::manifest);
  const workspace::Workspace workspace({}, {document});
  std::multiset<Row> rows;
  for (const auto& found : rules::run(workspace, *document, {}))
    rows.emplace(report::place_of(document->text, found.range.begin).line, found.rule->name, text::name_of(found.severity));
  return rows;
}

/// The services of the corpus, by every name that a story may call them.
workspace::Workspace hub(const std::filesystem::path& corpus, std::shared_ptr<const workspace::Document> story) {
  workspace::Root root{.path = (corpus / "hub").string(), .config = {}};
  std::vector<std::shared_ptr<const workspace::Document>> documents = {std::move(story)};
  const auto index = nlohmann::json::parse(test::read_file(corpus / "hub" / "index.json"));
  for (const auto& service : index) {
    const auto path = service["path"].get<std::string>();
    documents.push_back(open(corpus / "hub" / path, Language::manifest));
    for (const auto& name : service["names"]) root.config.services.push_back({.name = {name.get<std::string>(), {}}, .path = {path, {}}});
  }
  return {{root}, documents};
}

}  // namespace

TEST_CASE("real manifests get exactly what they deserve") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto expected = nlohmann::json::parse(test::read_file(*corpus / "manifests" / "expected.json"));
  std::size_t files = 0;
  for (const auto& [name, list] : expected.items()) {
    std::multiset<Row> rows;
    for (const auto& row : list)
      rows.emplace(row["line"].get<std::size_t>(), row["rule"].get<std::string>(), row["severity"].get<std::string>());
    INFO(name);
    CHECK(rows_of(*corpus / "manifests" / name) == rows);
    ++files;
  }
  CHECK(files == 33);
}

TEST_CASE("the services of the hub deserve neither error nor warning") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*corpus / "hub")) {
    if (entry.path().extension() != ".yml") continue;
    for (const auto& [line, rule, severity] : rows_of(entry.path())) {
      INFO(entry.path() << ':' << line << ' ' << rule);
      CHECK(severity != "error");
      CHECK(severity != "warning");
    }
  }
}

TEST_CASE("stories that the compiler accepts get neither error nor warning") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  // The compiler reads no `enum`; the manifest does list what `type` may be, and "int" is not among it. Everything that we say
  // and the compiler does not stands here, and must be said.
  const std::set<std::pair<std::string, std::string>> known = {{"while_with_service", "enum-mismatch"}};
  std::set<std::pair<std::string, std::string>> said;
  std::size_t accepted = 0;
  for (const auto& record : test::corpus_stories(*corpus)) {
    if (!record.accepted) continue;
    ++accepted;
    const auto story = workspace::open((*corpus / "hub" / "main.story").string(), text::Text(text::decode_file(record.bytes).utf8),
                                       Language::story);
    const auto workspace = hub(*corpus, story);
    for (const auto dialect : {text::Dialect::automatic, text::Dialect::y2020})
      for (const auto& found : rules::run(workspace, *story, {.dialect = dialect}))
        if (found.severity <= Severity::warning) said.emplace(record.name, found.rule->name);
  }
  CHECK(accepted == 203);
  CHECK(said == known);
}

}  // namespace corpus_test
