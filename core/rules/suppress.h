// Comments that silence rules in place: `# asyncy-ls: ignore rule -- reason`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/document.h"

namespace asyncy::rules {

/// Of what a comment speaks. `ignore` at the end of a line speaks of that line; on a line of its own, of the next line that
/// holds more than a comment. `ignore-start` speaks of all lines down to its `ignore-end`, `ignore-file` of the whole file, and
/// without names of every rule.
enum class Reach : std::uint8_t { line, lines, file };

struct Suppression {
  text::Range range;                                   ///< the comment from its `#`
  std::vector<text::Spanned<std::string_view>> names;  ///< as written; views into the document's text
  text::Offset names_end = 0;                          ///< where another name can be added
  Reach reach = Reach::line;
  std::uint32_t first_line = 0;  ///< of which it speaks, from 0; unless of the file
  std::uint32_t last_line = 0;
  text::Range end;               ///< the comment with its `ignore-end`, where there is one
  std::string_view fault;        ///< what is wrong with the comment as a whole, which then silences nothing; empty: nothing
};

/// In the order of the text.
std::vector<Suppression> suppressions_of(const workspace::Document& document);

/// False for text that holds no comment of ours for certain.
bool may_suppress(std::string_view text);

/// May a comment on a line silence it? Not what makes a file unreadable: it hides mistakes on other lines.
bool is_ignorable_on_line(const text::RuleInfo& rule);

/// Takes out of `found` what comments silence, and adds what is wrong with the comments.
void suppress(const workspace::Document& document, std::vector<text::Diagnostic>& found);

extern const text::RuleInfo invalid_suppression, unused_suppression;

}  // namespace asyncy::rules
