// The old name of a renamed command, kept for callers elsewhere.
#pragma once

#include <string_view>
#include <vector>

#include "core/ide/file_edits.h"
#include "core/index/symbol.h"

namespace asyncy::ide {

/// Adds below the command a copy of it under its old name, with `deprecated`. Leaves commands alone that stand in one line.
void leave_alias(const index::Symbol& command, std::string_view new_name, std::vector<FileEdits>& files);

}  // namespace asyncy::ide
