// The verdict of the reference compiler of January 2020 on its own stories, and ours in the dialect 2020.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/rules/run.h"
#include "core/story/era_rules.h"
#include "core/story/parser.h"
#include "core/text/utf.h"
#include "tests/support/corpus.h"

namespace verdict_test {

using namespace asyncy;
using text::Severity;

namespace {

// Where we disagree on purpose: division before a regular expression (`x = 4/2/1`), and `to: as: and: or:` as names of later
// arguments (at most an information). No story of the corpus holds either.

std::set<const text::RuleInfo*> syntax_rules() {
  std::set<const text::RuleInfo*> rules(story::rules().begin(), story::rules().end());
  rules.insert(story::era::rules().begin(), story::era::rules().end());
  return rules;
}

bool holds(std::string_view references, std::string_view code) { return references.find(code) != std::string_view::npos; }

/// The code that a diagnostic is; all codes of its rule, when it says none.
std::string_view reference_of(const text::Diagnostic& found) {
  return found.reference.empty() ? found.rule->reference : found.reference;
}

/// The services of the corpus, by every name that a story may call them.
workspace::Workspace hub(const std::filesystem::path& corpus, std::shared_ptr<const workspace::Document> story) {
  workspace::Root root{.path = (corpus / "hub").string(), .config = {}};
  std::vector<std::shared_ptr<const workspace::Document>> documents = {std::move(story)};
  for (const auto& service : nlohmann::json::parse(test::read_file(corpus / "hub" / "index.json"))) {
    const auto path = service["path"].get<std::string>();
    documents.push_back(workspace::open((corpus / "hub" / path).string(),
                                        text::Text(text::decode_file(test::read_file(corpus / "hub" / path)).utf8),
                                        text::Language::manifest));
    for (const auto& name : service["names"])
      root.config.services.push_back({.name = {name.get<std::string>(), {}}, .path = {path, {}}});
  }
  return {{root}, documents};
}

struct Count {
  std::size_t right = 0;
  std::size_t all = 0;
};

}  // namespace

TEST_CASE("in the dialect 2020 we refuse what the compiler refuses, where it does, and nothing else") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto syntax = syntax_rules();
  std::map<std::string, Count> counts;
  std::string misses;
  for (const auto& record : test::corpus_stories(*corpus)) {
    const auto story = workspace::open((*corpus / "hub" / "main.story").string(),
                                       text::Text(text::decode_file(record.bytes).utf8), text::Language::story);
    auto found = rules::run(hub(*corpus, story), *story, {.dialect = text::Dialect::y2020});
    std::erase_if(found, [](const text::Diagnostic& each) { return each.severity > Severity::warning; });
    const auto line = [&](const text::Diagnostic& each) { return story->text.line_of(each.range.begin) + 1; };
    const auto first = std::find_if(found.begin(), found.end(), [&](const auto& each) { return syntax.contains(each.rule); });
    bool right = false;
    if (record.syntax) {
      right = first != found.end() && (record.nested || line(*first) == record.line);
    } else {
      right = first == found.end();
      // Types are none of our business; what is known of scopes is judged all the same.
      if (record.error_class == "structure" || record.error_class == "service")
        right = right && std::any_of(found.begin(), found.end(), [&](const text::Diagnostic& each) {
                  return line(each) == record.line && holds(reference_of(each), record.code);
                });
    }
    Count& count = counts[record.accepted ? "accepted" : record.error_class];
    ++count.all;
    count.right += right ? 1 : 0;
    if (right) continue;
    misses += record.name + ", line " + std::to_string(record.line) + ' ' + record.code + "; we say";
    for (const text::Diagnostic& each : found)
      misses += "\n  " + std::to_string(line(each)) + ' ' + std::string(each.rule->name) + ": " + each.message;
    misses += '\n';
  }
  for (const auto& [name, count] : counts)
    std::cout << "verdict, " << name << ": " << count.right << " of " << count.all << '\n';
  CHECK(misses == "");
  CHECK(counts["accepted"].all == 203);
  CHECK(counts["parse"].all == 71);
  CHECK(counts["literal"].all == 7);
  CHECK(counts["structure"].all == 34);
  CHECK(counts["service"].all == 17);
  CHECK(counts["type"].all == 164);
}

TEST_CASE("names that the compiler finds undefined are undefined to us") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  std::size_t stories = 0;
  for (const auto& record : test::corpus_stories(*corpus)) {
    if (record.code != "E0101") continue;
    ++stories;
    const auto story =
        workspace::open("/w/main.story", text::Text(text::decode_file(record.bytes).utf8), text::Language::story);
    const auto found = rules::run(workspace::Workspace({}, {story}), *story, {.dialect = text::Dialect::y2020});
    INFO(record.name << '\n' << record.bytes);
    CHECK(std::any_of(found.begin(), found.end(), [&](const text::Diagnostic& each) {
      return each.rule->name == "undefined-name" && story->text.line_of(each.range.begin) + 1 == record.line;
    }));
  }
  CHECK(stories == 20);
}

TEST_CASE("the stories of 2018 are silent in the dialect that accepts every year") {
  const auto corpus = test::corpus();
  if (!corpus) return;
  const auto syntax = syntax_rules();
  for (const auto& record : nlohmann::json::parse(test::read_file(*corpus / "calls-2018.json"))) {
    if (record["name"] == "broken-neighbour") continue;
    const auto story = workspace::open("/w/main.story", text::Text(record["story"].get<std::string>()), text::Language::story);
    for (const auto& found : rules::run(workspace::Workspace({}, {story}), *story, {})) {
      INFO(record["name"] << ": " << found.rule->name << ": " << found.message);
      CHECK_FALSE(syntax.contains(found.rule));
      CHECK(found.severity == Severity::hint);
    }
  }
}

}  // namespace verdict_test
