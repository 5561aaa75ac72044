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

/// From a call to service, command, event, action, argument and enum value in the manifest; from a variable to what binds it;
/// from an app's `env` to the service, and from `app.secrets` to the app.
/// Several for an ambiguous service; none where nothing is known.
std::vector<Target> definition(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at);

/// Where the type of the thing under the cursor is declared: the `type` of an argument, property or variable of the
/// environment; of a variable the command that gave it. None where no type is declared.
std::vector<Target> type_definition(const workspace::Workspace& workspace, const workspace::Document& document,
                                    text::Offset at);

}  // namespace asyncy::ide
