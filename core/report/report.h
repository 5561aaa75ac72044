// Findings as text: one writer per format.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::report {

/// What was found in one document.
struct Judged {
  const workspace::Document* document = nullptr;
  std::vector<text::Diagnostic> diagnostics;  ///< sorted
};

struct Options {
  std::string base;     ///< paths inside this folder are written relative to it
  bool colour = false;  ///< with the escape sequences of terminals
};

/// For people: message, source line, caret, related places, and a closing line with counts.
std::string write_text(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options);

/// For programs: `{"version": 1, "diagnostics": […]}`; lines and columns from 1, columns in code points.
std::string write_json(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options);

/// `error`, `warning`, `information`, `hint`.
std::string_view name_of(text::Severity severity);

}  // namespace asyncy::report
