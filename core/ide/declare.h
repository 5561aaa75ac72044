// Commands and arguments that calls use and no manifest declares, written into the manifest.
#pragma once

#include <vector>

#include "core/ide/actions.h"

namespace asyncy::ide {

/// For each unknown command and unknown argument at `range` the entry that declares it, types and necessity taken from all its
/// callers. Proven: the diagnostic goes, and none comes, neither in the story nor in the manifest.
std::vector<Action> declarations(fix::Trial& trial, text::Range range);

}  // namespace asyncy::ide
