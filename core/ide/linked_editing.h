// The places of a story that change together while a name is typed.
#pragma once

#include <vector>

#include "core/text/range.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

/// Every place where the variable or function at `at` is named, sorted; empty where that is no name, or where one of the
/// places means something else, too (`:name` also names an argument), so that only renaming can do it.
std::vector<text::Range> linked_ranges(const workspace::Document& document, text::Offset at);

}  // namespace asyncy::ide
