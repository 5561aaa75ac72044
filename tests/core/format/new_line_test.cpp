// What the return key gives.
#include <catch2/catch.hpp>
#include <string>

#include "core/format/format.h"
#include "core/text/edit.h"

namespace new_line_test {

using asyncy::text::Text;

namespace {

/// The text after the line of `<|>` was indented; "" when nothing is to be done.
std::string indented(std::string story) {
  const auto at = story.find("<|>");
  REQUIRE(at != std::string::npos);
  story.erase(at, 3);
  const auto edit = asyncy::format::indent_new_line(Text(story), static_cast<asyncy::text::Offset>(at));
  if (!edit) return "";
  return asyncy::text::apply(story, {&*edit, 1}).value_or("outside");
}

}  // namespace

TEST_CASE("behind the header of a block the new line is one step deeper") {
  for (const char* header : {"if x", "if x == 1  # why", "unless x", "while x", "foreach l as a", "for a in l",
                             "when event", "when s event as e", "function f a:int returns int", "function f", "try",
                             "svc cmd a:1 as out", "x = svc cmd as out", "with x as y"}) {
    INFO(header);
    CHECK(indented(header + std::string("\n<|>")) == header + std::string("\n    "));
    CHECK(indented(header + std::string("\r\n<|>\r\n")) == header + std::string("\r\n    \r\n"));
  }
  CHECK(indented("try\n    x = 1\ncatch as e\n<|>") == "try\n    x = 1\ncatch as e\n    ");
  CHECK(indented("if x\n    y = 1\nelse\n<|>\nz = 1\n") == "if x\n    y = 1\nelse\n    \nz = 1\n");
  CHECK(indented("if x\n    y = 1\nelse if z\n<|>") == "if x\n    y = 1\nelse if z\n    ");
  CHECK(indented("if x\n    if y\n    <|>") == "if x\n    if y\n        ");
  CHECK(indented("x = \"\xF0\x9F\x98\x80\"\nif x\n<|>") == "x = \"\xF0\x9F\x98\x80\"\nif x\n    ");
}

TEST_CASE("where the block has lines the new one stands like them") {
  CHECK(indented("if x\n<|>\n  y = 1\n") == "if x\n  \n  y = 1\n");
  CHECK(indented("svc cmd as out\n<|>\n  when out event\n    y = 1\n") ==
        "svc cmd as out\n  \n  when out event\n    y = 1\n");
}

TEST_CASE("behind anything else the editor knows best") {
  for (const char* story : {"<|>", "x = 1\n<|>", "svc cmd\n<|>", "if x\n\n<|>", "if x\n    y = 1\n    <|>", "# if x\n<|>",
                            "x = \"if y\n<|>\"\n", "x = [\n<|>]\n", "x = \"\"\"\nif x\n<|>\n\"\"\"\n", "if x\n    <|>"}) {
    INFO(story);
    CHECK(indented(story).empty());
  }
}

}  // namespace new_line_test
