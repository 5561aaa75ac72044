// What an edit of a manifest breaks in the stories that call its service.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

/// What is wrong with a story; `workspace` is the one of before or after the edit.
using JudgeStory = std::function<std::vector<text::Diagnostic>(const workspace::Workspace& workspace,
                                                                const workspace::Document& story)>;

/// `breaks-callers`: at each place where the text of `after` differs from that of `before`, how many calls in how many
/// stories have a problem that they had not, with these calls as related places. `workspace` holds `after`. Stops, and
/// tells what it knows, when `go_on` says no.
std::vector<text::Diagnostic> blast_radius(const workspace::Workspace& workspace,
                                           const std::shared_ptr<const workspace::Document>& before,
                                           const workspace::Document& after, const JudgeStory& judge,
                                           const std::function<bool()>& go_on);

}  // namespace asyncy::ide
