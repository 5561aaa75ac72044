#include "core/report/cause.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/report/digest.h"

namespace asyncy::report {
namespace {

using Key = std::tuple<std::string_view, const workspace::Document*, text::Range, std::string>;

/// A related place in another file is a declaration; one that names no part of that file explains nothing by itself.
Key key_of(const workspace::Workspace& workspace, const Finding& finding) {
  const text::Diagnostic& diagnostic = finding.diagnostic;
  for (const text::Related& related : diagnostic.related) {
    const workspace::Document* document = related.path.empty() ? nullptr : workspace.find(related.path);
    if (document != nullptr && document != &finding.document)
      return {diagnostic.rule->name, document, related.range, related.range.empty() ? diagnostic.message : related.message};
  }
  return {diagnostic.rule->name, nullptr, {}, diagnostic.message};
}

}  // namespace

std::vector<std::string> cause_ids(const workspace::Workspace& workspace, const std::vector<Finding>& findings,
                                   const Options& options) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) {
    const auto& [rule, document, range, message] = key_of(workspace, finding);
    const std::string path = document == nullptr ? "" : shown_path(document->path, options);
    const std::string begin = std::to_string(range.begin);
    ids.push_back(digest({rule, path, begin, message}));
  }
  return ids;
}

std::vector<Cause> causes_of(const workspace::Workspace& workspace, const std::vector<Finding>& findings) {
  std::vector<Cause> causes;
  std::map<Key, std::size_t> known;
  for (const Finding& finding : findings) {
    const Key key = key_of(workspace, finding);
    const auto [at, is_new] = known.emplace(key, causes.size());
    if (is_new)
      causes.push_back({.document = std::get<1>(key), .range = std::get<2>(key), .message = std::get<3>(key), .findings = {}});
    causes[at->second].findings.push_back(finding);
  }
  std::stable_sort(causes.begin(), causes.end(),
                   [](const Cause& a, const Cause& b) { return a.findings.size() > b.findings.size(); });
  return causes;
}

}  // namespace asyncy::report
