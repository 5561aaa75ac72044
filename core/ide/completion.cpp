#include "core/ide/completion.h"

#include <algorithm>

#include "core/ide/manifest_completion.h"
#include "core/ide/story_completion.h"

namespace asyncy::ide {

std::vector<Completion> complete(const workspace::Workspace& workspace, const workspace::Document& document,
                                 text::Offset at, CompletionOptions options) {
  at = std::min(at, document.text.size());
  return document.story() != nullptr ? complete_story(workspace, document, at, options)
                                     : complete_yaml(workspace, document, at, options);
}

}  // namespace asyncy::ide
