// Code points: reading them from bytes, counting them, and making UTF-8 of the encodings that files come in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asyncy::text {

/// One code point as it stands in the bytes.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 1;  ///< bytes read, at least 1
  bool valid = true;      ///< false: the byte begins no well-formed UTF-8 sequence; `value` is U+FFFD and `size` 1
};

/// Reads the code point at `at`, which must lie inside `bytes`. Overlong forms, surrogates and values over U+10FFFF are not valid.
CodePoint code_point_at(std::string_view bytes, std::size_t at);

/// How many code points `bytes` holds; an invalid byte counts as one.
std::size_t count_code_points(std::string_view bytes);

bool is_utf8(std::string_view bytes);

void append_utf8(std::string& out, char32_t code_point);

enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16_le, utf16_be };

/// The bytes of a file as UTF-8 without a byte-order mark.
struct DecodedFile {
  std::string utf8;
  Encoding encoding = Encoding::utf8;
};

/// Honours a byte-order mark of UTF-8 and of UTF-16 in both byte orders; without one the bytes are taken as they are.
/// A lone surrogate or an odd last byte becomes U+FFFD.
DecodedFile decode_file(std::string bytes);

}  // namespace asyncy::text
