// How often what a manifest declares is used.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/index/references.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct Lens {
  text::Range name;   ///< of what is used
  std::string title;  ///< "3 callers", "passed by 2 of 3"
  std::size_t users = 0;
};

/// Of every command, event, action and argument, in the order of the text. Asks `go_on` before each story, and stops when
/// it says no.
std::vector<Lens> lenses(const workspace::Workspace& workspace, const workspace::Document& manifest,
                         const std::function<bool()>& go_on);

/// The calls that use what is declared at `at`, in the order of the documents: those that a lens there counts.
std::vector<index::Reference> users(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                    text::Offset at, const std::function<bool()>& go_on);

/// `never-used` for what has no users.
std::vector<text::Diagnostic> never_used(const workspace::Workspace& workspace, const workspace::Document& manifest,
                                         const std::function<bool()>& go_on);

}  // namespace asyncy::ide
