// The services of a workspace for those who call them, in Markdown.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/workspace/workspace.h"

namespace asyncy::docs {

/// A service, and how its manifest is called there.
struct Described {
  workspace::Service service;
  std::string path;
};

/// A chapter for each service: its commands with arguments, results, events and example calls in both styles, then its environment
/// variables. An example stands there only if `rules::run` has nothing to say of it.
std::string reference(const workspace::Workspace& workspace, std::span<const Described> services);

/// Calls that a story could make, each in a line: what must be passed, then everything, each in both styles where there are two.
/// Only those of which `rules::run` says nothing.
std::vector<std::string> example_calls(const workspace::Workspace& workspace, const workspace::Service& service,
                                       const manifest::Command& command, bool entrypoint);

}  // namespace asyncy::docs
