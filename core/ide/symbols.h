// The outline of a document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

enum class SymbolKind : std::uint8_t { section, command, event, action, argument, property, variable, function, call, environment };

struct Symbol {
  std::string name;    ///< never empty
  std::string detail;
  SymbolKind kind = SymbolKind::section;
  text::Range range;
  text::Range selection;  ///< inside `range`
  std::vector<Symbol> children;
};

std::vector<Symbol> symbols(const workspace::Document& document);

}  // namespace asyncy::ide
