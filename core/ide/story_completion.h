// What can stand at the cursor in a story.
#pragma once

#include "core/ide/candidates.h"

namespace asyncy::ide {

std::vector<Completion> complete_story(const workspace::Workspace& workspace, const workspace::Document& story,
                                       text::Offset at, CompletionOptions options);

}  // namespace asyncy::ide
