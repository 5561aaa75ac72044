#include "core/text/text.h"

#include <catch2/catch.hpp>

namespace text_test {

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

TEST_CASE("an edited text equals one that is made anew") {
  const std::string_view pieces[] = {"", "a", "\n", "\r", "\r\n", "\xC3\xA9", "a\nb\rc", "\n\n"};
  for (const std::string before : {"", "a", "a\r\nb\n", "\r\r\n\n", "x\xC3\xA9\ny"}) {
    const Text text(before);
    for (std::uint32_t begin = 0; begin <= text.size(); ++begin)
      for (std::uint32_t end = begin; end <= text.size(); ++end)
        for (const std::string_view piece : pieces) {
          std::string bytes = before;
          bytes.replace(begin, end - begin, piece);
          const Text got = text.edited({begin, end}, piece);
          const Text wanted(bytes);
          INFO(before << "| " << begin << ".." << end << " |" << piece);
          REQUIRE(got.view() == wanted.view());
          REQUIRE(got.ascii() == wanted.ascii());
          REQUIRE(got.line_count() == wanted.line_count());
          for (std::uint32_t line = 0; line < got.line_count(); ++line) REQUIRE(got.line_start(line) == wanted.line_start(line));
          for (const Text& now : {got, wanted}) {
            const auto change = now.change_since(text);
            std::string again = before;
            again.replace(change.begin, change.end_before - change.begin,
                          now.slice({change.begin, change.end_now}));
            REQUIRE(again == bytes);
          }
        }
  }
}

}  // namespace text_test
