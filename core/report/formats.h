// Every format of reports, and the writers of those that other programs have defined.
#pragma once

#include <array>

#include "core/report/report.h"

namespace asyncy::report {

using workspace::Workspace;

/// A line for each finding.
std::string write_concise(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// The diagnostics of `write_json`, each on a line of its own.
std::string write_json_lines(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
std::string write_sarif(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
std::string write_github(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// Code quality: https://docs.gitlab.com/ci/testing/code_quality/
std::string write_gitlab(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// A suite for each file, a failed case for each finding, a passed one for a file without.
std::string write_junit(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
std::string write_checkstyle(const Workspace& workspace, std::span<const Judged> judged, const Options& options);
/// Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
std::string write_rdjson(const Workspace& workspace, std::span<const Judged> judged, const Options& options);

struct Format {
  std::string_view name;
  std::string (*write)(const Workspace& workspace, std::span<const Judged> judged, const Options& options) = nullptr;
  bool tells_fixes = false;
};

inline constexpr auto kFormats = std::to_array<Format>({
    {"text", write_text},
    {"concise", write_concise},
    {"json", write_json, true},
    {"jsonl", write_json_lines, true},
    {"sarif", write_sarif, true},
    {"github", write_github},
    {"gitlab", write_gitlab},
    {"junit", write_junit},
    {"checkstyle", write_checkstyle},
    {"rdjson", write_rdjson, true},
});

inline constexpr auto kFormatNames = [] {
  std::array<std::string_view, kFormats.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kFormats[i].name;
  return names;
}();

/// Null when there is none.
constexpr const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace asyncy::report
