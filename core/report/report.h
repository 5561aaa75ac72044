// Findings as text: one writer per format.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/severity_name.h"
#include "core/workspace/workspace.h"

namespace asyncy::report {

using text::name_of;

/// What was found in one document.
struct Judged {
  const workspace::Document* document = nullptr;
  std::vector<text::Diagnostic> diagnostics;  ///< sorted; formats that tell of fixes tell of all that are here
  std::shared_ptr<const workspace::Document> own = nullptr;  ///< holds `document` where no workspace does
};

/// How `write_text` arranges findings. JSON and SARIF keep their order, and name the cause of each.
enum class Grouping : std::uint8_t {
  none,   ///< by place
  cause,  ///< those that one declaration explains stand together
};

struct Options {
  std::string base;         ///< paths inside this folder are written relative to it
  bool colour = false;      ///< with the escape sequences of terminals
  bool hyperlinks = false;  ///< places lead to their files, in terminals that know links
  Grouping grouping = Grouping::none;
};

/// For people: message, source line, caret, related places, and a closing line with counts.
std::string write_text(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options);

/// How often each rule speaks, most often first.
std::string write_statistics(std::span<const Judged> judged);

/// For programs, as core/report/schema.json describes it; lines and columns from 1, columns in code points.
std::string write_json(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options);

}  // namespace asyncy::report
