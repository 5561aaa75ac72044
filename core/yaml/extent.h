// Where the nodes of a scrubbed YAML text end: the library tells only where they begin.
#pragma once

#include <optional>
#include <string_view>

#include "core/text/ascii.h"
#include "core/text/range.h"

namespace asyncy::yaml {

using text::is_blank;
inline bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }
/// True at the end, and where a blank or a line end stands.
inline bool is_space_at(std::string_view text, std::size_t at) { return at >= text.size() || is_space(text[at]); }

/// Behind blanks, line ends and comments.
text::Offset skip_space(std::string_view text, text::Offset at);

struct Properties {
  text::Range anchor;    ///< with the `&`; empty: none
  text::Range tag;       ///< with the `!`; empty: none
  text::Offset end = 0;  ///< behind the last one; where the search began when there is none
};
Properties properties_at(std::string_view text, text::Offset at);

/// The end of an unquoted scalar or of a block scalar's content, found by walking text and decoded value together: both
/// hold the same characters apart from blanks and line ends. `at` itself when nothing fits.
text::Offset end_of_content(std::string_view text, text::Offset at, std::string_view value);

/// A block scalar with its header at `at` ends with its last line that is not blank.
text::Offset end_of_block_scalar(std::string_view text, text::Offset at, std::string_view value);

/// Behind the closing quote of what opens at `at`; none when it is missing.
std::optional<text::Offset> end_of_quoted(std::string_view text, text::Offset at);

/// Behind the bracket that closes a flow collection, sought from the end of its last child; none when something else comes.
std::optional<text::Offset> end_of_flow(std::string_view text, text::Offset at, char closing);

/// Behind the indicator (`:`, `-`, `?`) that follows `at` after nothing but space and comments; none when another thing
/// does.
std::optional<text::Offset> after_indicator(std::string_view text, text::Offset at, char indicator);

/// `~` or a spelling of `null` at `at`: its range, else an empty one.
text::Range null_word_at(std::string_view text, text::Offset at);

/// True when a colon that ends a key follows `at` on its line.
bool is_end_of_key(std::string_view text, text::Offset at);

/// The end of an alias or anchor that begins at `at` with its `*` or `&`.
text::Offset end_of_name(std::string_view text, text::Offset at);

}  // namespace asyncy::yaml
