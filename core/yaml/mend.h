// Edits that make YAML readable that is not.
#pragma once

#include <optional>

#include "core/text/diagnostic.h"
#include "core/yaml/lines.h"

namespace asyncy::yaml {

/// Single quotes around what stands in `range`; nothing when it spans lines or is empty.
std::optional<text::Fix> quote(Source source, text::Range range);

/// The quote that is missing at the end of `range`.
text::Fix close_quote(text::Range range, char mark);

/// Single quotes instead of the double ones around `range`, in which no backslash begins an escape that YAML knows; nothing for
/// text of several lines and where one does.
std::optional<text::Fix> single_quotes(Source source, text::Range range);

/// A second backslash before the one at `at`.
text::Fix double_backslash(text::Offset at);

/// Blanks for the indentation of every line that is indented by tabs. Where others are indented by blanks, such a line goes
/// one level below the line above when that one opens a level, else beside it.
text::Fix replace_tabs(Source source);

}  // namespace asyncy::yaml
