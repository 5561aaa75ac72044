// Formats of what shows findings beside a change: GitLab and reviewdog.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/finding.h"
#include "core/report/formats.h"
#include "core/report/meaning.h"

namespace asyncy::report {
namespace {

using json::Json;

std::string_view gitlab_severity(text::Severity severity) {
  switch (severity) {
    case text::Severity::error: return "major";
    case text::Severity::warning: return "minor";
    case text::Severity::information:
    case text::Severity::hint: return "info";
  }
  return "info";
}

std::string_view rdf_severity(text::Severity severity) {
  switch (severity) {
    case text::Severity::error: return "ERROR";
    case text::Severity::warning: return "WARNING";
    case text::Severity::information:
    case text::Severity::hint: return "INFO";
  }
  return "INFO";
}

/// Columns of this format count bytes.
Json rdf_place(const text::Text& text, text::Offset offset) {
  const text::LinePosition at = text.position(offset);
  return {{"line", at.line + 1}, {"column", at.column + 1}};
}

Json rdf_range(const text::Text& text, text::Range range) {
  return {{"start", rdf_place(text, range.begin)}, {"end", rdf_place(text, range.end)}};
}

/// A suggestion replaces one range: of several edits the one from the first to the last.
Json suggestion(const text::Text& text, const text::Fix& fix) {
  std::string inserted;
  text::Range range = fix.edits.front().range;
  for (const text::Edit& edit : fix.edits) {
    inserted += std::string(text.slice({range.end, std::max(range.end, edit.range.begin)})) + edit.text;
    range.end = std::max(range.end, edit.range.end);
  }
  return {{"range", rdf_range(text, range)}, {"text", inserted}};
}

}  // namespace

std::string write_gitlab(const Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  Json issues = Json::array();
  for (const Judged& file : judged) {
    const auto marks =
        fingerprints(workspace, *file.document, shown_path(file.document->path, options), file.diagnostics);
    const std::vector<Finding> findings = findings_of({&file, 1}, options);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const auto& [path, begin, end] = findings[i].span;
      const text::Diagnostic& diagnostic = findings[i].diagnostic;
      issues.push_back({{"description", diagnostic.message},
                        {"check_name", diagnostic.rule->name},
                        {"fingerprint", marks[i]},
                        {"severity", gitlab_severity(diagnostic.severity)},
                        {"location", {{"path", path}, {"lines", {{"begin", begin.line}, {"end", end.line}}}}}});
    }
  }
  return json::dump(issues, {.indent = 2}) + '\n';
}

std::string write_rdjson(const Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  Json diagnostics = Json::array();
  for (const Finding& finding : findings_of(judged, options)) {
    const text::Text& text = finding.document.text;
    const text::Diagnostic& diagnostic = finding.diagnostic;
    Json entry = {{"message", diagnostic.message},
                  {"location", {{"path", finding.span.path}, {"range", rdf_range(text, diagnostic.range)}}},
                  {"severity", rdf_severity(diagnostic.severity)},
                  {"code", {{"value", diagnostic.rule->name}}}};
    for (const text::Fix& fix : diagnostic.fixes) entry["suggestions"].push_back(suggestion(text, fix));
    for (const text::Related& related : diagnostic.related) {
      const workspace::Document* other = related.path.empty() || related.path == finding.document.path ? &finding.document : workspace.find(related.path);
      if (other == nullptr) continue;
      entry["relatedLocations"].push_back(
          {{"message", related.message},
           {"location", {{"path", shown_path(other->path, options)}, {"range", rdf_range(other->text, related.range)}}}});
    }
    diagnostics.push_back(std::move(entry));
  }
  return json::dump({{"source", {{"name", "asyncy-ls"}}}, {"diagnostics", std::move(diagnostics)}}, {.indent = 2}) + '\n';
}

}  // namespace asyncy::report
