// Hover in a story.
#pragma once

#include "core/ide/hover.h"

namespace asyncy::ide {

std::optional<Hover> story_hover(const workspace::Workspace& workspace, const workspace::Document& story, text::Offset at);

}  // namespace asyncy::ide
