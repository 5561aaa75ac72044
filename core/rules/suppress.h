// Comments that silence rules in place: `# asyncy-ls: ignore rule -- reason`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/document.h"

namespace asyncy::rules {

/// `ignore` at the end of a line speaks of that line; on a line of its own, of the next line that holds more than a
/// comment. `ignore-file` speaks of the whole file, and without names of every rule.
struct Suppression {
  text::Range range;                                   ///< the comment from its `#`
  std::vector<text::Spanned<std::string_view>> names;  ///< as written; views into the document's text
  text::Offset names_end = 0;                          ///< where another name can be added
  bool well_formed = true;                             ///< says `ignore` or `ignore-file`, and what it needs
  bool whole_file = false;
  std::uint32_t line = 0;  ///< of which it speaks, from 0; unless `whole_file`
};

/// In the order of the text.
std::vector<Suppression> suppressions_of(const workspace::Document& document);

/// May a comment on a line silence it? Not what makes a file unreadable: it hides mistakes on other lines.
bool is_ignorable_on_line(const text::RuleInfo& rule);

/// Takes out of `found` what comments silence, and adds what is wrong with the comments.
void suppress(const workspace::Document& document, std::vector<text::Diagnostic>& found);

extern const text::RuleInfo invalid_suppression, unused_suppression;

}  // namespace asyncy::rules
