#include "core/text/text.h"

#include <catch2/catch.hpp>

using asyncy::text::LinePosition;
using asyncy::text::Range;
using asyncy::text::Text;

TEST_CASE("a text knows its lines, whatever ends them") {
  const Text text("a\nbb\r\nccc\rd");
  REQUIRE(text.line_count() == 4);
  CHECK(text.slice(text.line_range(0)) == "a");
  CHECK(text.slice(text.line_range(1)) == "bb");
  CHECK(text.slice(text.line_range(2)) == "ccc");
  CHECK(text.slice(text.line_range(3)) == "d");
  CHECK(text.position(0) == LinePosition{0, 0});
  CHECK(text.position(5) == LinePosition{1, 3});  // between CR and LF
  CHECK(text.position(6) == LinePosition{2, 0});
  CHECK(text.position(99) == LinePosition{3, 1});
}

TEST_CASE("a text that ends in a line end has an empty last line") {
  const Text text("a\n");
  CHECK(text.line_count() == 2);
  CHECK(text.line_range(1) == Range{2, 2});
  CHECK(Text("").line_count() == 1);
  CHECK(Text("a\r").line_count() == 2);
}

TEST_CASE("slices are clamped") {
  const Text text("abc");
  CHECK(text.slice({1, 99}) == "bc");
  CHECK(text.slice({7, 9}).empty());
  CHECK(text.slice({2, 1}).empty());
  CHECK(text.ascii());
  CHECK_FALSE(Text("\xC3\xA9").ascii());
}
