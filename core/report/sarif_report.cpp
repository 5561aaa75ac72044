#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json/json.h"
#include "core/report/cause.h"
#include "core/report/finding.h"
#include "core/report/formats.h"
#include "core/report/meaning.h"
#include "core/rules/registry.h"

namespace asyncy::report {
namespace {

using json::Json;

std::string_view level_of(text::Severity severity) {
  switch (severity) {
    case text::Severity::error: return "error";
    case text::Severity::warning: return "warning";
    case text::Severity::information:
    case text::Severity::hint: return "note";
  }
  return "note";
}

/// Relative paths hang on the root of the sources, which whoever reads the report knows.
Json artifact(const std::string& path) {
  if (path.starts_with('/')) return {{"uri", "file://" + uri_path(path)}};
  return {{"uri", uri_path(path)}, {"uriBaseId", "%SRCROOT%"}};
}

Json region(const Span& span) {
  return {{"startLine", span.begin.line},
          {"startColumn", span.begin.column},
          {"endLine", span.end.line},
          {"endColumn", span.end.column}};
}

Json location(const Span& span) {
  return {{"physicalLocation", {{"artifactLocation", artifact(span.path)}, {"region", region(span)}}}};
}

Json rule(const text::RuleInfo& info) {
  std::string help = std::string(info.title) + ". " + std::string(info.why);
  return {{"id", info.name},
          {"shortDescription", {{"text", std::string(info.title) + '.'}}},
          {"fullDescription", {{"text", info.why.empty() ? info.title : info.why}}},
          {"help", {{"text", std::move(help)}}},
          {"defaultConfiguration", {{"level", level_of(info.severity.usual())}}}};
}

Json fixes_of(const Finding& finding, const Options& options) {
  Json fixes = Json::array();
  for (const text::Fix& fix : finding.diagnostic.fixes) {
    Json replacements = Json::array();
    for (const text::Edit& edit : fix.edits)
      replacements.push_back({{"deletedRegion", region(span_of(finding.document, edit.range, options))},
                              {"insertedContent", {{"text", edit.text}}}});
    fixes.push_back({{"description", {{"text", fix.title}}},
                     {"artifactChanges",
                      Json::array({{{"artifactLocation", artifact(finding.span.path)},
                                    {"replacements", std::move(replacements)}}})}});
  }
  return fixes;
}

class Results {
 public:
  Results(const Workspace& workspace, const Options& options)
      : workspace_(workspace), options_(options), rules_(rules::all_rules()) {}

  [[nodiscard]] Json rules() const {
    Json out = Json::array();
    for (const text::RuleInfo* info : rules_) out.push_back(rule(*info));
    return out;
  }

  [[nodiscard]] Json result(const Finding& finding, const std::string& fingerprint) const {
    const text::Diagnostic& diagnostic = finding.diagnostic;
    Json out = {{"ruleId", diagnostic.rule->name},
                {"level", level_of(diagnostic.severity)},
                {"message", {{"text", diagnostic.message}}},
                {"locations", Json::array({location(finding.span)})},
                {"partialFingerprints", {{"asyncyMeaning/v1", fingerprint}}}};
    const auto index = std::find(rules_.begin(), rules_.end(), diagnostic.rule);
    if (index != rules_.end()) out["ruleIndex"] = index - rules_.begin();
    Json related = Json::array();
    for (const RelatedSpan& place : related_of(workspace_, finding, options_)) {
      Json where = location(place.span);
      where["message"] = {{"text", place.message}};
      related.push_back(std::move(where));
    }
    if (!related.empty()) out["relatedLocations"] = std::move(related);
    if (!diagnostic.fixes.empty()) out["fixes"] = fixes_of(finding, options_);
    return out;
  }

 private:
  const Workspace& workspace_;
  const Options& options_;
  std::vector<const text::RuleInfo*> rules_;
};

}  // namespace

std::string write_sarif(const Workspace& workspace, std::span<const Judged> judged, const Options& options) {
  const Results writer(workspace, options);
  Json results = Json::array();
  for (const Judged& file : judged) {
    const auto marks =
        fingerprints(workspace, *file.document, shown_path(file.document->path, options), file.diagnostics);
    const std::vector<Finding> findings = findings_of({&file, 1}, options);
    for (std::size_t i = 0; i < findings.size(); ++i) results.push_back(writer.result(findings[i], marks[i]));
    if (options.grouping != Grouping::cause) continue;
    const auto causes = cause_ids(workspace, findings, options);
    for (std::size_t i = 0; i < causes.size(); ++i)
      results[results.size() - causes.size() + i]["properties"] = {{"cause", causes[i]}};
  }
  const Json driver = {{"name", "asyncy-ls"}, {"semanticVersion", ASYNCY_VERSION}, {"rules", writer.rules()}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  return json::dump({{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", Json::array({run})}},
                    {.indent = 2}) +
         '\n';
}

}  // namespace asyncy::report
