// Bytes that no YAML text may hold, replaced so that every offset stays true.
#pragma once

#include <string>
#include <vector>

#include "core/text/diagnostic.h"

namespace asyncy::yaml {

/// `invalid-character`.
extern const text::RuleInfo invalid_character;

struct Scrubbed {
  std::string bytes;       ///< as long as the text; line ends are `\n` or `\r\n`
  text::Offset start = 0;  ///< behind the byte-order mark, if there is one
  std::vector<text::Diagnostic> diagnostics;
};

/// A lone CR becomes LF, a control character a blank, a byte that is no UTF-8 `?`.
Scrubbed scrub(std::string_view bytes);

}  // namespace asyncy::yaml
