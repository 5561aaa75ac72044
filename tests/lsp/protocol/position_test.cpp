#include "lsp/protocol/position.h"

#include <catch2/catch.hpp>

namespace position_test {

using asyncy::protocol::offset_from_position;
using asyncy::protocol::Position;
using asyncy::protocol::position_from_offset;
using asyncy::protocol::PositionEncoding;
using asyncy::text::Text;

namespace {

asyncy::text::Offset offset(const Text& text, std::uint32_t line, std::uint32_t character, PositionEncoding encoding) {
  return offset_from_position(text, {.line = line, .character = character}, encoding);
}

}  // namespace

TEST_CASE("position: each encoding counts its own units") {
  const Text text(std::string("aé😀z"));
  for (const auto& [encoding, columns] : {std::pair{PositionEncoding::utf8, std::vector<std::uint32_t>{0, 1, 3, 7, 8}},
                                          std::pair{PositionEncoding::utf16, std::vector<std::uint32_t>{0, 1, 2, 4, 5}},
                                          std::pair{PositionEncoding::utf32, std::vector<std::uint32_t>{0, 1, 2, 3, 4}}}) {
    const std::vector<asyncy::text::Offset> offsets = {0, 1, 3, 7, 8};
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      CHECK(offset(text, 0, columns[i], encoding) == offsets[i]);
      CHECK(position_from_offset(text, offsets[i], encoding) == Position{.line = 0, .character = columns[i]});
    }
  }
}

TEST_CASE("position: inside a surrogate pair is before it, inside a byte sequence too") {
  const Text text(std::string("😀z"));
  CHECK(offset(text, 0, 1, PositionEncoding::utf16) == 0);
  CHECK(offset(text, 0, 3, PositionEncoding::utf8) == 0);
  CHECK(position_from_offset(text, 2, PositionEncoding::utf16) == Position{});
}

TEST_CASE("position: behind the end of a line is before its line end, whichever that is") {
  const Text text(std::string("ab\r\ncd\ref\ngh"));
  CHECK(offset(text, 0, 99, PositionEncoding::utf16) == 2);
  CHECK(offset(text, 0, 3, PositionEncoding::utf16) == 2);
  CHECK(offset(text, 1, 99, PositionEncoding::utf16) == 6);
  CHECK(offset(text, 2, 99, PositionEncoding::utf16) == 9);
  CHECK(offset(text, 3, 4294967295U, PositionEncoding::utf16) == 12);
  CHECK(position_from_offset(text, 3, PositionEncoding::utf16) == Position{.line = 0, .character = 2});
}

TEST_CASE("position: behind the last line is the end of the text") {
  const Text text(std::string("ab\n"));
  CHECK(offset(text, 2, 0, PositionEncoding::utf16) == 3);
  CHECK(offset(text, 4294967295U, 7, PositionEncoding::utf16) == 3);
}

TEST_CASE("position: a byte that is no UTF-8 is one character") {
  const Text text(std::string("\xFF\xFEz"));
  CHECK(offset(text, 0, 2, PositionEncoding::utf16) == 2);
  CHECK(position_from_offset(text, 3, PositionEncoding::utf16) == Position{.line = 0, .character = 3});
}

TEST_CASE("position: encodings have the protocol's names") {
  for (const auto encoding : {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32})
    CHECK(asyncy::protocol::encoding_of(asyncy::protocol::name_of(encoding)) == encoding);
  CHECK_FALSE(asyncy::protocol::encoding_of("utf-7"));
}

}  // namespace position_test
