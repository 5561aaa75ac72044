// Kinds of ASCII characters, whatever the locale.
#pragma once

namespace asyncy::text {

/// What separates words within a line.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace asyncy::text
