// Stories in one style: edits to the blanks and line ends between their tokens, and to nothing else.
#pragma once

#include <optional>
#include <vector>

#include "core/format/style.h"
#include "core/story/syntax.h"
#include "core/text/diagnostic.h"
#include "core/text/range.h"
#include "core/text/text.h"

namespace asyncy::format {

inline constexpr unsigned kIndent = 4;

struct Options {
  Colon argument_colon = Colon::automatic;
  std::optional<text::Range> range = {};  ///< only the lines of this, and the whole top-level statements that it touches
};

/// The smallest edits, sorted, that give a story its style. A top-level statement with a syntax error keeps its lines byte
/// for byte. What the edits give means the same, and needs no further edits.
std::vector<text::Edit> format(const story::Tree& tree, const Options& options = {});
std::vector<text::Edit> format(const text::Text& story, const Options& options = {});

/// For the line that begins at or before `at` and was just opened below the header of a block: the edit that indents it as
/// the block is, or would be.
std::optional<text::Edit> indent_new_line(const text::Text& story, text::Offset at);

}  // namespace asyncy::format
