// The names of a workspace by a few of their letters.
#include "core/ide/workspace_symbols.h"

#include <catch2/catch.hpp>

#include "tests/support/ide_fixture.h"

namespace workspace_symbols_test {

using namespace asyncy;
using ide::fuzzy_score;

namespace {

std::string found(std::string_view query, std::size_t most = 10) {
  const auto asked =
      test::ask_story("commands:\n  send_all:\n    args:\n    - subject\n  resend: {}\n  end: {}\nenv:\n  SENDER: {}\n",
                      "function sender a:int\n    return\nused = 1\nsend = 2\n");
  std::string out;
  for (const auto& each : ide::workspace_symbols(asked.workspace, query, most, [] { return true; })) {
    CHECK(each.document->text.range().contains(each.selection));
    out += (out.empty() ? "" : ", ") + (each.container.empty() ? "" : each.container + '.') + each.name;
  }
  return out;
}

}  // namespace

TEST_CASE("fuzzy: letters in their order, capital or not; begins of words count more") {
  CHECK_FALSE(fuzzy_score("ba", "ab"));
  CHECK_FALSE(fuzzy_score("abc", "ab"));
  CHECK(fuzzy_score("", "ab") == 0);
  CHECK(fuzzy_score("ab", "xAxB"));
  CHECK(*fuzzy_score("send", "send") > *fuzzy_score("send", "send_all"));
  CHECK(*fuzzy_score("send", "send_all") > *fuzzy_score("send", "resend"));
  CHECK(*fuzzy_score("sa", "send_all") > *fuzzy_score("sa", "ssa"));
  CHECK(fuzzy_score("oo", "foo_o"));
}

TEST_CASE("workspace symbols: the best first, with what they stand in") {
  CHECK(found("send", 3) == "send, demo.SENDER, sender");
  CHECK(found("sub") == "send_all.subject");
  CHECK(found("demo") == "demo");
  CHECK(found("zzz").empty());
  CHECK(found("sa", 1) == "demo.send_all");
}

TEST_CASE("workspace symbols: ends when nobody waits any more") {
  const auto asked = test::ask_story("commands:\n  go: {}\n", "x = 1\n");
  CHECK(ide::workspace_symbols(asked.workspace, "", 10, [] { return false; }).empty());
  CHECK_FALSE(ide::workspace_symbols(asked.workspace, "", 10, [] { return true; }).empty());
}

}  // namespace workspace_symbols_test
