// A workspace in memory: the service `demo`, one story, and `asyncy-ls.yml`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::test {

struct ExampleWorkspace {
  workspace::Workspace workspace;
  std::vector<const workspace::Document*> documents;  ///< those that the example has, manifest before story before config
};

/// The config, if there is one, counts: it stands at the root.
ExampleWorkspace open_example(const text::Example& example);

/// The first dialect in which `rule` says something: its examples are about that one.
text::Dialect dialect_of(const text::RuleInfo& rule);

/// The only document of an example that has one part.
const workspace::Document& only(const ExampleWorkspace& example);

}  // namespace asyncy::test
