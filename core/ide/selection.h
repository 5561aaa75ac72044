// What a selection grows to.
#pragma once

#include <vector>

#include "core/text/range.h"
#include "core/workspace/document.h"

namespace asyncy::ide {

/// From the word at `at` to the whole document: each holds the one before, and is larger.
std::vector<text::Range> selections(const workspace::Document& document, text::Offset at);

/// Words, values, arguments, calls, statements, blocks.
std::vector<text::Range> story_selections(const story::Tree& tree, text::Offset at);
/// Words, values, entries, elements of lists, maps.
std::vector<text::Range> manifest_selections(const yaml::Tree& tree, text::Offset at);

}  // namespace asyncy::ide
