// What holds of every rule: its name, its examples, its line on the page of rules.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "core/rules/describe.h"
#include "core/rules/registry.h"
#include "core/rules/run.h"
#include "tests/support/corpus.h"
#include "tests/support/example.h"

namespace registry_test {

using namespace asyncy;

namespace {

/// Mistakes that no single manifest and story can make, or only at a length that explains nothing. `limits_test.cpp`,
/// `missing_script_test.cpp`, tests/core/ide/blast_radius_test.cpp and the fixtures of services and apps make them.
const std::set<std::string_view> kWithoutBadExample = {"ambiguous-service", "breaks-callers", "misplaced-setting",
                                                       "missing-script",    "missing-variable", "never-used",
                                                       "too-many-diagnostics", "unknown-variable", "variable-mismatch"};

/// `rule: message` of everything said of the example, in the first dialect in which the rule applies.
std::vector<std::string> said_of(const text::Example& example, const text::RuleInfo& rule) {
  const auto opened = test::open_example(example);
  std::vector<std::string> said;
  for (const auto* document : opened.documents)
    for (const auto& found : rules::run(opened.workspace, *document, {.dialect = test::dialect_of(rule)}))
      said.push_back(std::string(found.rule->name) + ": " + found.message);
  return said;
}

bool is_kebab_case(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.back() != '-' && name.find("--") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

TEST_CASE("rules have names of their own, titles and reasons") {
  std::set<std::string_view> names;
  for (const text::RuleInfo* rule : rules::all_rules()) {
    INFO(rule->name);
    CHECK(is_kebab_case(rule->name));
    CHECK(names.insert(rule->name).second);
    CHECK(rules::find_rule(rule->name) == rule);
    CHECK_FALSE(rule->title.empty());
    CHECK_FALSE(rule->title.ends_with('.'));
    CHECK(rule->why.ends_with('.'));
  }
  CHECK(rules::find_rule("no-such-rule") == nullptr);
}

TEST_CASE("the bad example of a rule gives exactly this rule") {
  for (const text::RuleInfo* rule : rules::all_rules()) {
    INFO(rule->name);
    if (kWithoutBadExample.contains(rule->name)) {
      CHECK((rule->bad.manifest.empty() && rule->bad.story.empty() && rule->bad.config.empty()));
      continue;
    }
    const auto said = said_of(rule->bad, *rule);
    for (const std::string& each : said) {
      INFO(each);
      CHECK(each.starts_with(std::string(rule->name) + ": "));
    }
    CHECK(said.size() == 1);
  }
}

TEST_CASE("the good example of a rule gives nothing at all") {
  for (const text::RuleInfo* rule : rules::all_rules()) {
    INFO(rule->name);
    CHECK_FALSE((rule->good.manifest.empty() && rule->good.story.empty() && rule->good.config.empty()));
    CHECK(said_of(rule->good, *rule) == std::vector<std::string>{});
  }
}

TEST_CASE("every rule applies somewhere, and where it does not it says so") {
  for (const text::RuleInfo* rule : rules::all_rules()) {
    INFO(rule->name);
    CHECK(rule->severity.in(test::dialect_of(*rule)));
  }
  const text::RuleInfo* tab = rules::find_rule("tab");
  REQUIRE(tab != nullptr);
  CHECK_FALSE(tab->severity.in(text::Dialect::automatic));
  CHECK(rules::explain(*tab).starts_with("tab (story, error in the dialect 2020)"));
  CHECK(rules::rules_page().find("| [tab](#tab) | story | – | – | error | ") != std::string::npos);
  CHECK(rules::rules_page().find("| [later-form](#later-form) | story | – | error | – | ") != std::string::npos);
}

TEST_CASE("the page of rules is the one that the rules write") {
  const auto path = test::project_root() / "core" / "rules" / "README.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    if (std::getenv("CI") != nullptr) FAIL("UPDATE_GOLDEN is for people; in CI the page must be right already");
    std::ofstream(path, std::ios::binary) << rules::rules_page();
  }
  INFO("UPDATE_GOLDEN=1 writes it anew");
  CHECK(test::read_file(path) == rules::rules_page());
}

TEST_CASE("rules explain themselves") {
  for (const text::RuleInfo* rule : rules::all_rules()) {
    const std::string text = rules::explain(*rule);
    CHECK(text.starts_with(std::string(rule->name) + " ("));
    CHECK(text.find(rule->why) != std::string::npos);
    CHECK(rules::list_rules().find(std::string(rule->name) + ' ') != std::string::npos);
  }
}

}  // namespace registry_test
