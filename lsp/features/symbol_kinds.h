// The protocol's numbers for kinds of symbols.
#pragma once

#include "core/ide/symbols.h"

namespace asyncy::features {

constexpr int number_of(ide::SymbolKind kind) {
  switch (kind) {
    case ide::SymbolKind::section: return 3;       // Namespace
    case ide::SymbolKind::command: return 6;       // Method
    case ide::SymbolKind::event: return 24;        // Event
    case ide::SymbolKind::action: return 6;        // Method
    case ide::SymbolKind::argument: return 8;      // Field
    case ide::SymbolKind::property: return 7;      // Property
    case ide::SymbolKind::variable: return 13;     // Variable
    case ide::SymbolKind::function: return 12;     // Function
    case ide::SymbolKind::call: return 19;         // Object
    case ide::SymbolKind::environment: return 14;  // Constant
  }
  return 7;
}

}  // namespace asyncy::features
