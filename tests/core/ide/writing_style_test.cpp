// What is put in looks like the rest of the story.
#include <catch2/catch.hpp>

#include "tests/support/completion.h"

namespace writing_style_test {

using namespace asyncy;
using test::accept;

namespace {

const test::Project& project() {
  static const test::Project kProject{
      .manifests =
          {{"mail",
            "commands:\n  send:\n    arguments:\n      to: {type: string, required: true}\n      level: {type: string, "
            "enum: [low, \"it's\"]}\n"}},
      .path = "/project/main.story"};
  return kProject;
}

}  // namespace

TEST_CASE("writing style: quotes as the story mostly has them") {
  CHECK(accept(project(), "mail <|>", "send") == "mail send to:${1:\"text\"}");
  CHECK(accept(project(), "a = 'b'\nmail <|>", "send") == "a = 'b'\nmail send to:${1:'text'}");
  CHECK(accept(project(), "a = 'b'\nmail send level:<|>", "'low'") == "a = 'b'\nmail send level:'low'");
  CHECK(accept(project(), "a = 'b'\nmail send level:<|>", "'it\\'s'") == "a = 'b'\nmail send level:'it\\'s'");
  CHECK(accept(project(), "a = 'b'\nc = \"d\"\ne = \"f\"\nmail send level:<|>", "\"low\"") ==
        "a = 'b'\nc = \"d\"\ne = \"f\"\nmail send level:\"low\"");
}

TEST_CASE("writing style: inside of a template the quotes of the string would end it") {
  CHECK(accept(project(), "a = \"{mail send level:<|>}\"", "'low'") == "a = \"{mail send level:'low'}\"");
}

TEST_CASE("writing style: the colon of arguments") {
  CHECK(accept(project(), "f x: 1\nmail send <|>", "to") == "f x: 1\nmail send to: ");
  CHECK(accept(project(), "f x: 1\nmail <|>", "send") == "f x: 1\nmail send to: ${1:\"text\"}");
  CHECK(accept(project(), "f x:1\nmail send <|>", "to") == "f x:1\nmail send to:");
}

}  // namespace writing_style_test
