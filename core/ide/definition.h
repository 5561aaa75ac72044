// Where the thing under the cursor is declared.
#pragma once

#include <vector>

#include "core/text/range.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct Target {
  const workspace::Document* document = nullptr;
  text::Range range;      ///< the whole declaration
  text::Range selection;  ///< its name, inside `range`
  text::Range origin;     ///< the word that was asked about, in the document that was asked
};

/// From a call to service, command, event, action, argument and enum value in the manifest; from a variable to what binds it.
/// Several for an ambiguous service; none where nothing is known.
std::vector<Target> definition(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at);

}  // namespace asyncy::ide
