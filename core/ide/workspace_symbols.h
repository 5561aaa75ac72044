// The names of a whole workspace, found by a few of their letters.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ide/symbols.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct WorkspaceSymbol {
  const workspace::Document* document = nullptr;
  std::string name;
  std::string container;  ///< what it stands in; at the top of a manifest the service
  SymbolKind kind = SymbolKind::section;
  text::Range selection;
};

/// How well a name fits what was typed: its letters in this order, capital or not. Higher is better; nothing when it does
/// not fit.
std::optional<int> fuzzy_score(std::string_view query, std::string_view name);

/// The best first, at most `most`; services, commands, events, actions, arguments, functions, handlers, variables at the
/// top of stories. Asks `go_on` once for each document and ends when it says no.
std::vector<WorkspaceSymbol> workspace_symbols(const workspace::Workspace& workspace, std::string_view query,
                                               std::size_t most, const std::function<bool()>& go_on);

}  // namespace asyncy::ide
