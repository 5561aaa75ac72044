// What a person did who wrote YAML that cannot be read, in words that help to mend it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/yaml/reading.h"

namespace asyncy::yaml {

extern const text::RuleInfo yaml_syntax;
extern const text::RuleInfo nesting_too_deep;

/// Lines to blank, both included.
struct Lines {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Culprit {
  const text::RuleInfo* rule = &yaml_syntax;
  text::Range range;
  std::string message;
  std::vector<Lines> mends;  ///< what may be left out to read on, best guess first
  bool sure = true;          ///< false: may be no more than an after-effect of a mistake on a line nearby
  std::optional<text::Fix> fix;
  bool tabs = false;         ///< mended by taking tabs in indentation for blanks, rather than by leaving lines out
};

/// `bytes` is the scrubbed text in which lines may have been blanked already; `text` holds the same lines.
Culprit explain(const text::Text& text, std::string_view bytes, const Reading& reading);

text::Diagnostic explain_extra(const text::Text& text, const Reading& reading);

}  // namespace asyncy::yaml
