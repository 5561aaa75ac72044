#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/cause.h"
#include "core/report/finding.h"
#include "core/report/formats.h"
#include "core/report/meaning.h"

namespace asyncy::report {
namespace {

using json::Json;

Json place(const Place& at) { return {{"line", at.line}, {"column", at.column}}; }

Json range(const Span& span) { return {{"start", place(span.begin)}, {"end", place(span.end)}}; }

Json fixes_of(const Finding& finding, const Options& options) {
  Json fixes = Json::array();
  for (const text::Fix& fix : finding.diagnostic.fixes) {
    Json edits = Json::array();
    for (const text::Edit& edit : fix.edits)
      edits.push_back({{"range", range(span_of(finding.document, edit.range, options))}, {"text", edit.text}});
    fixes.push_back({{"title", fix.title}, {"preferred", fix.preferred}, {"edits", std::move(edits)}});
  }
  return fixes;
}

Json entry(const workspace::Workspace& workspace, const Finding& finding, std::string fingerprint, const Options& options) {
  Json related = Json::array();
  for (const RelatedSpan& place : related_of(workspace, finding, options))
    related.push_back({{"path", place.span.path}, {"message", place.message}, {"range", range(place.span)}});
  const text::Diagnostic& diagnostic = finding.diagnostic;
  Json out = {{"path", finding.span.path},
              {"rule", diagnostic.rule->name},
              {"severity", name_of(diagnostic.severity)},
              {"message", diagnostic.message},
              {"range", range(finding.span)},
              {"related", std::move(related)},
              {"fixes", fixes_of(finding, options)},
              {"fingerprint", std::move(fingerprint)}};
  if (const std::string_view reference = reference_of(diagnostic); !reference.empty()) out["reference"] = reference;
  return out;
}

std::vector<Json> entries(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  std::vector<Json> out;
  for (const Judged& file : judged) {
    const auto marks =
        fingerprints(workspace, *file.document, shown_path(file.document->path, options), file.diagnostics);
    const std::vector<Finding> findings = findings_of({&file, 1}, options);
    for (std::size_t i = 0; i < findings.size(); ++i) out.push_back(entry(workspace, findings[i], marks[i], options));
    if (options.grouping != Grouping::cause) continue;
    const auto causes = cause_ids(workspace, findings, options);
    for (std::size_t i = 0; i < causes.size(); ++i) out[out.size() - causes.size() + i]["cause"] = causes[i];
  }
  return out;
}

}  // namespace

std::string write_json(const workspace::Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  Json diagnostics = entries(workspace, judged, options);
  return json::dump({{"version", 1}, {"files", judged.size()}, {"diagnostics", std::move(diagnostics)}}, {.indent = 2}) +
         '\n';
}

std::string write_json_lines(const Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  std::string out;
  for (const Json& each : entries(workspace, judged, options)) out += json::dump(each) + '\n';
  return out;
}

}  // namespace asyncy::report
