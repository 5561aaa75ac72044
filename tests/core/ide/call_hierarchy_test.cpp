// Who calls whom.
#include "core/ide/call_hierarchy.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace call_hierarchy_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest = "commands:\n  go: {help: Goes.}\n  stay: {help: Stays.}\n";

bool always() { return true; }

std::string told(const std::vector<ide::CallEdge>& edges) {
  std::string out;
  for (const auto& edge : edges) {
    CHECK(edge.other.range.contains(edge.other.selection));
    out += (out.empty() ? "" : ", ") + edge.other.name + " of " + edge.other.detail + " x" +
           std::to_string(edge.places.size());
  }
  return out;
}

}  // namespace

TEST_CASE("call hierarchy leads from a command to its callers and on to what they call") {
  const auto asked = test::ask_story(
      kManifest, "demo g<|>o\ndemo go\nfunction f\n  demo go\n  demo stay\nfunction g\n  return f()\nx = f()\n");
  const auto go = ide::caller_at(asked.workspace, *asked.document, asked.at);
  REQUIRE(go);
  CHECK(go->name == "go");
  CHECK(go->detail == "demo");
  const auto callers = ide::incoming_calls(asked.workspace, *go, always);
  CHECK(told(callers) == "main.story of app x2, f of main.story x1");
  REQUIRE(callers.size() == 2);
  CHECK(told(ide::incoming_calls(asked.workspace, callers[1].other, always)) ==
        "g of main.story x1, main.story of app x1");
  CHECK(told(ide::incoming_calls(asked.workspace, callers[0].other, always)).empty());
  CHECK(told(ide::outgoing_calls(asked.workspace, callers[0].other)) == "go of demo x2, f of main.story x1");
  CHECK(told(ide::outgoing_calls(asked.workspace, callers[1].other)) == "go of demo x1, stay of demo x1");
  CHECK(told(ide::outgoing_calls(asked.workspace, *go)).empty());
  CHECK(told(ide::incoming_calls(asked.workspace, *go, [] { return false; })).empty());
}

TEST_CASE("call hierarchy begins only at what can be called") {
  for (const char* story : {"x<|> = 1\n", "d<|>emo go\n", "nobody g<|>o\n", "demo go spe<|>ed:1\n", "<|>"}) {
    INFO(story);
    const auto asked = test::ask_story(kManifest, story);
    CHECK_FALSE(ide::caller_at(asked.workspace, *asked.document, asked.at));
  }
}

}  // namespace call_hierarchy_test
