// Reading on behind mistakes: lines that cannot be read are blanked, so that their neighbours can.
#pragma once

#include <string>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/yaml/reading.h"

namespace asyncy::yaml {

struct Repaired {
  Reading reading;
  std::vector<text::Diagnostic> diagnostics;  ///< one for each mistake
  std::vector<text::Range> lines;             ///< blanked, sorted, without line ends
};

Repaired read_and_repair(const text::Text& text, std::string bytes, text::Offset start, Limits limits);

}  // namespace asyncy::yaml
