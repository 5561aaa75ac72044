// What must not be said of calls, and what must be said only once.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/rules/run.h"

namespace false_alarm_test {

using namespace asyncy;

namespace {

constexpr std::string_view kManifest =
    "commands:\n  go:\n    help: Goes.\n    args:\n    - {name: where, required: true, type: string}\n    kwargs:\n"
    "    - {name: speed, type: int}\n    - {name: how, enum: [fast, slow]}\n    additional_kwargs: false\n";

/// The names of the rules that a story breaks beside the service `demo`, in the order of the text.
std::vector<std::string> broken(std::string_view story_text) {
  const auto manifest =
      workspace::open("/w/demo/asyncy.yml", text::Text(std::string(kManifest)), text::Language::manifest);
  const auto story = workspace::open("/w/a.story", text::Text(std::string(story_text)), text::Language::story);
  const workspace::Workspace workspace({workspace::Root{.path = "/w", .config = {}}}, {manifest, story});
  std::vector<std::string> names;
  for (const auto& found : rules::run(workspace, *story, {})) names.emplace_back(found.rule->name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("two words in braces are a call only where there is such a service") {
  CHECK(broken("log \"some {prose text} here\"\n").empty());
  CHECK(broken("log '{ return x }'\n").empty());
  CHECK(broken("log \"{other go to:'x'}\"\n") == Names{"unknown-service"});
  CHECK(broken("log \"{demo go}\"\n") == Names{"missing-argument"});
}

TEST_CASE("one slip gives one diagnostic") {
  CHECK(broken("demo go wher:\"home\"\n") == Names{"unknown-argument"});
  CHECK(broken("demo go 'home' --speed={w}\n") == Names{"unexpected-text"});
  CHECK(broken("demo go 'home' how:\"fas\n") == Names{"unclosed-string"});
  CHECK(broken("var x = 5\n") == Names{"unexpected-text"});
  CHECK(broken("demo go 'home' \\\n    --speed=1\n") == Names{"unexpected-text"});
}

TEST_CASE("another story is run by `next`, which is no service") { CHECK(broken("x = next `other`\n").empty()); }

TEST_CASE("an image finds its manifest by owner and name") {
  CHECK(broken("w/demo:8.1 go 'home'\nregistry.io:5000/w/demo@sha256:0a go 'home'\n").empty());
  CHECK(broken("w/demo:8.1 og 'home'\n") == Names{"unknown-command"});
}

}  // namespace false_alarm_test
