// Where something is, as people count: lines and columns from 1, columns in code points.
#pragma once

#include <cstddef>
#include <string>

#include "core/report/report.h"
#include "core/text/text.h"

namespace asyncy::report {

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};

Place place_of(const text::Text& text, text::Offset offset);

/// `path` relative to the base of `options` when it lies inside.
std::string shown_path(const std::string& path, const Options& options);

/// `text` without what would command a terminal: control characters become blanks, bytes that are no UTF-8 U+FFFD.
std::string printable(std::string_view text);

/// Columns of a terminal that a code point takes: 0, 1 or 2.
int display_width(char32_t code_point);

}  // namespace asyncy::report
