// What can stand at the cursor in a manifest and in `asyncy-ls.yml`.
#pragma once

#include "core/ide/candidates.h"

namespace asyncy::ide {

std::vector<Completion> complete_yaml(const workspace::Workspace& workspace, const workspace::Document& document,
                                      text::Offset at, CompletionOptions options);

}  // namespace asyncy::ide
