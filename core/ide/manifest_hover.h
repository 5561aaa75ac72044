// Hover in a manifest and in `asyncy-ls.yml`.
#pragma once

#include "core/ide/hover.h"

namespace asyncy::ide {

/// `document` must be a manifest or a config file.
std::optional<Hover> manifest_hover(const workspace::Workspace& workspace, const workspace::Document& document,
                                    text::Offset at);

}  // namespace asyncy::ide
