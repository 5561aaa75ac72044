#include "core/ide/hover.h"

#include "core/ide/manifest_hover.h"
#include "core/ide/story_hover.h"

namespace asyncy::ide {

std::optional<Hover> hover(const workspace::Workspace& workspace, const workspace::Document& document, text::Offset at) {
  return document.story() != nullptr ? story_hover(workspace, document, at) : manifest_hover(workspace, document, at);
}

}  // namespace asyncy::ide
