// Real stories: every call of 2018 found, no false alarm on what the last compiler parsed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/story/parser.h"
#include "core/text/utf.h"
#include "tests/support/corpus.h"
#include "tests/support/story_invariants.h"

namespace corpus_test {

using namespace asyncy;  // NOLINT: the corpus tests speak of all rooms
using story::kNone;
using story::Mark;
using story::NodeId;
using story::NodeKind;
using story::Tree;

namespace {

nlohmann::json item(const Tree& tree, NodeId id) {
  const std::string source(tree.slice(id));
  switch (tree[id].kind) {
    case NodeKind::path: return {"word", source};
    case NodeKind::flag: return {"flag", source};
    case NodeKind::argument: {
      const NodeId name = tree[id].first_child;
      return {"named", tree.slice(name), tree.slice(tree[name].next_sibling)};
    }
    case NodeKind::shorthand: return {"shorthand", tree.slice(tree[id].first_child)};
    default: return {"value", source};
  }
}

/// A call in the words of calls-2018.json.
nlohmann::json describe(const Tree& tree, NodeId id) {
  nlohmann::json call;
  const NodeId service = tree[id].first_child;
  call["line"] = tree.text.line_of(tree[id].range.begin) + 1;
  call["service"] = tree.slice(service);
  call["items"] = nlohmann::json::array();
  for (NodeId each = tree[service].next_sibling; each != kNone; each = tree[each].next_sibling)
    call["items"].push_back(item(tree, each));
  const NodeId parent = tree[id].parent;
  switch (tree[parent].kind) {
    case NodeKind::assignment: call["output"] = tree.slice(tree[parent].first_child); break;
    case NodeKind::call_statement:
    case NodeKind::when_statement:
      if (const NodeId output = tree.child(parent, NodeKind::output); output != kNone) call["output"] = tree.slice(output);
      if (tree.child(parent, NodeKind::block) != kNone) call["block"] = true;
      break;
    case NodeKind::if_statement: break;
    default: call["nested"] = true;
  }
  return call;
}

}  // namespace

TEST_CASE("every call of the 2018 stories is found with all that it says") {
  const auto folder = test::corpus();
  if (!folder) return;
  const auto records = nlohmann::json::parse(test::read_file(*folder / "calls-2018.json"));
  for (const auto& record : records) {
    const Tree tree = story::parse(text::Text(record["story"].get<std::string>()));
    INFO(record["name"] << "\n" << record["story"].get<std::string>());
    const bool broken = record["name"] == "broken-neighbour";
    nlohmann::json found = nlohmann::json::array();
    for (const NodeId call : tree.calls)
      if (!broken || tree.text.line_of(tree[call].range.begin) != 1) found.push_back(describe(tree, call));
    CHECK(found == record["calls"]);
    if (broken) {
      REQUIRE(tree.diagnostics.size() == 1);
      CHECK(tree.text.line_of(tree.diagnostics[0].range.begin) == 1);
      CHECK(tree.diagnostics[0].rule->name == "unclosed-string");
    } else {
      CHECK(tree.diagnostics.empty());
    }
    CHECK(test::tree_faults(tree).empty());
  }
}

TEST_CASE("stories that the last compiler parsed get no syntax diagnostic") {
  const auto folder = test::corpus();
  if (!folder) return;
  unsigned silent = 0;
  unsigned flagged = 0;
  unsigned broken = 0;
  for (const auto& record : test::corpus_stories(*folder)) {
    const Tree tree = story::parse(text::Text(text::decode_file(record.bytes).utf8));
    CHECK(test::tree_faults(tree).empty());
    if (record.syntax) {
      ++broken;
      if (!tree.diagnostics.empty()) ++flagged;
      continue;
    }
    ++silent;
    INFO(record.name << "\n" << tree.text.view());
    for (const auto& diagnostic : tree.diagnostics) UNSCOPED_INFO(diagnostic.rule->name << ": " << diagnostic.message);
    CHECK(tree.diagnostics.empty());
  }
  std::cout << "stories without a syntax diagnostic: " << silent << "; of " << broken
            << " rejected by the last compiler's parser " << flagged << " fit no year at all\n";
}

TEST_CASE("services and handlers are those that the last compiler recorded") {
  const auto folder = test::corpus();
  if (!folder) return;
  const auto records = nlohmann::json::parse(test::read_file(*folder / "storyscript-e2e.json"));
  unsigned compared = 0;
  for (const auto& [name, record] : records.items()) {
    if (record["outcome"] != "accept" || !record.contains("source")) continue;
    const Tree tree = story::parse(text::Text(record["source"].get<std::string>()));
    std::set<std::string> services;
    long handlers = 0;
    for (const NodeId call : tree.calls) {
      const bool handler = tree[tree[call].parent].kind == NodeKind::when_statement;
      const NodeId service = tree[call].first_child;
      std::size_t names = 1;
      for (NodeId each = tree[service].next_sibling; each != kNone && tree[each].kind == NodeKind::path;
           each = tree[each].next_sibling)
        ++names;
      if (handler) ++handlers;
      if (!handler || names == 3) services.insert(std::string(tree.slice(service)));
    }
    INFO(name << "\n" << tree.text.view());
    if (record.contains("when")) CHECK(record["when"].get<long>() == handlers);
    if (record.contains("services")) {
      ++compared;
      const auto expected = record["services"].get<std::set<std::string>>();
      CHECK(services == expected);
    }
  }
  std::cout << "stories whose services were compared: " << compared << "\n";
}

}  // namespace corpus_test
