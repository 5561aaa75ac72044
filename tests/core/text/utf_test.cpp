#include "core/text/utf.h"

#include <catch2/catch.hpp>

namespace utf_test {

using namespace std::string_literals;
using asyncy::text::append_utf8;
using asyncy::text::code_point_at;
using asyncy::text::count_code_points;
using asyncy::text::decode_file;
using asyncy::text::Encoding;
using asyncy::text::is_utf8;

TEST_CASE("every code point survives writing and reading") {
  for (char32_t point = 0; point <= 0x10FFFF; point += point < 0x1000 ? 1 : 97) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, point);
    const auto read = code_point_at(bytes, 0);
    if (!read.valid || read.value != point || read.size != bytes.size()) FAIL("U+" << std::hex << std::uint32_t{point});
  }
}

TEST_CASE("what is no UTF-8 is told byte by byte") {
  CHECK_FALSE(is_utf8("\xC0\x80"));          // overlong NUL
  CHECK_FALSE(is_utf8("\xE0\x80\x80"));      // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // over U+10FFFF
  CHECK_FALSE(is_utf8("\xC3"));              // cut off
  CHECK_FALSE(is_utf8("\x80"));
  CHECK(is_utf8("é😀"));
  CHECK(count_code_points("é😀a") == 3);
  CHECK(count_code_points("\xFF\xFFz") == 3);
}

TEST_CASE("files are read in the encodings that byte-order marks announce") {
  CHECK(decode_file("plain").encoding == Encoding::utf8);
  CHECK(decode_file("\xEF\xBB\xBFx").utf8 == "x");
  CHECK(decode_file("\xFF\xFE\x3D\xD8\x00\xDE"s).utf8 == "😀");
  CHECK(decode_file("\xFE\xFF\xD8\x3D\xDE\x00"s).utf8 == "😀");
  CHECK(decode_file("\xFF\xFE\x3D\xD8"s).utf8 == "\xEF\xBF\xBD");
  CHECK(decode_file("\xFF\xFE\x61"s).utf8 == "\xEF\xBF\xBD");
}

}  // namespace utf_test
