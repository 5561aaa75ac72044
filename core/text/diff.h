// What edits change, in the form of `diff -u`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"

namespace asyncy::text {

/// The hunks of `source` before and after `edits`, which are sorted and do not overlap, with three lines around each;
/// without the two lines that name the files. Lines end in `\n` here; a `\r` before it belongs to the line.
std::string unified_diff(std::string_view source, std::span<const Edit> edits);

/// Edits of whole lines that make `after` of `before`: as few lines as possible, unless the texts have little in common.
std::vector<Edit> line_edits(std::string_view before, std::string_view after);

}  // namespace asyncy::text
