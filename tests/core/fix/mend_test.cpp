// Mending whole documents: what is proven together is done together, the rest stays, and nothing goes round in circles.
#include "core/fix/mend.h"

#include <catch2/catch.hpp>

#include "core/fix/silence.h"
#include "tests/support/example.h"

namespace mend_test {

using namespace asyncy;

namespace {

constexpr std::string_view kDemo =
    "commands:\n  go:\n    help: Goes.\n    kwargs:\n    - name: to\n      enum: [home, work]\n    additional_kwargs: false\n";

std::string mended(std::string_view story, const fix::Ways& ways) {
  const auto opened = test::open_example({.manifest = kDemo, .story = story, .config = {}});
  const workspace::Document& document = *opened.documents.at(1);
  const auto once = fix::mend(opened.workspace, document, {}, ways);
  if (!once) return std::string(story);
  CHECK(once->document->text.view() != story);
  CHECK_FALSE(once->rules.empty());
  CHECK_FALSE(fix::mend(opened.workspace.with(once->document), *once->document, {}, ways));
  return std::string(once->document->text.view());
}

fix::Ways silencing(std::string_view reason) {
  return [reason](const workspace::Document& document, std::span<const text::Diagnostic> found) {
    std::vector<std::vector<text::Fix>> ways;
    for (const auto& each : found)
      ways.push_back(fix::silencers(document, rules::suppressions_of(document), each, reason));
    return ways;
  };
}

}  // namespace

TEST_CASE("every obvious mend of a document is made at once") {
  CHECK(mended("demo og to:'home'\r\n💡 = 1\r\ndemo go to:'hoem'\r\ndemo go too:'work'\r\n", fix::fixes(false)) ==
        "demo go to:'home'\r\n💡 = 1\r\ndemo go to:'home'\r\ndemo go to:'work'\r\n");
  // Behind a command that nobody knows its arguments are not judged: to mend it would bring up what is wrong with them.
  CHECK(mended("demo og too:'hoem'\n", fix::fixes(false)) == "demo og too:'hoem'\n");
  CHECK(mended("demo go\n", fix::fixes(false)) == "demo go\n");
  CHECK(mended("demo go to:'somewhere else'\n", fix::fixes(false)) == "demo go to:'somewhere else'\n");
}

TEST_CASE("mends of many mistakes between those that nobody can mend") {
  std::string story;
  std::string expected;
  for (int i = 0; i < 60; ++i) {
    story += i % 7 == 0 ? "demo go to:'nowhere near it'\n" : "demo og\n";
    expected += i % 7 == 0 ? "demo go to:'nowhere near it'\n" : "demo go\n";
  }
  CHECK(mended(story, fix::fixes(false)) == expected);
}

TEST_CASE("a mend that only one of two may have waits for the other") {
  // Both mends lead to `to`, and the second one would then be a duplicate.
  const std::string text = mended("demo go too:'home' tto:'work'\n", fix::fixes(false));
  CHECK(text.find("to:'home'") != std::string::npos);
}

TEST_CASE("silencing gives each line one comment, whatever is wrong there") {
  CHECK(mended("demo go too:'hoem' to:'hoem'\n", silencing("later")) ==
        "# asyncy-ls: ignore unknown-argument, enum-mismatch -- later\ndemo go too:'hoem' to:'hoem'\n");
  CHECK(mended("if true\n    demo og\n    demo og\n", silencing("")) ==
        "if true\n    # asyncy-ls: ignore unknown-command\n    demo og\n    # asyncy-ls: ignore unknown-command\n    demo og\n");
  const std::string broken = mended("x = [\ndemo og\n", silencing("broken on purpose"));
  CHECK(broken.find("ignore-file") != std::string::npos);
}

}  // namespace mend_test
