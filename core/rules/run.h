// The one function that says what is wrong with a document.
#pragma once

#include <memory>
#include <vector>

#include "core/rules/memory.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::rules {

struct Options {
  text::Dialect dialect = text::Dialect::automatic;
  /// What is said of single rules, the last word last; points to where it is said. `options_for` fills it.
  std::vector<const workspace::RuleLevel*> levels = {};
  std::size_t most = 1000;  ///< diagnostics of one file; one more says how many were left out
};

/// Syntax, schema and rules, sorted. Pure: command line and server both call this.
std::vector<text::Diagnostic> run(const workspace::Workspace& workspace, const workspace::Document& document,
                                  Options options);

/// The same in less time for the next version of a story: what lies outside an edit and hangs on nothing in it is taken from
/// `memory`, which keeps what this run found.
std::vector<text::Diagnostic> run(const workspace::Workspace& workspace, const std::shared_ptr<const workspace::Document>& document,
                                  Options options, Memory& memory);

/// Reported when a file has more than `most`.
extern const text::RuleInfo too_many_diagnostics;

}  // namespace asyncy::rules
