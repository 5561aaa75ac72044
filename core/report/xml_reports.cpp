// Formats in XML: JUnit for test reports, and Checkstyle.
#include "core/report/finding.h"
#include "core/report/formats.h"

namespace asyncy::report {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + xml(value) + '"';
}
std::string attribute(std::string_view name, std::size_t value) { return attribute(name, std::to_string(value)); }

std::string_view checkstyle_severity(text::Severity severity) {
  switch (severity) {
    case text::Severity::error: return "error";
    case text::Severity::warning: return "warning";
    case text::Severity::information:
    case text::Severity::hint: return "info";
  }
  return "info";
}

std::string failed_case(const Finding& finding) {
  const auto& [path, begin, end] = finding.span;
  const std::string place = std::to_string(begin.line) + ':' + std::to_string(begin.column);
  const text::Diagnostic& diagnostic = finding.diagnostic;
  return "    <testcase" + attribute("name", std::string(diagnostic.rule->name) + " at " + place) +
         attribute("classname", path) + attribute("file", path) + attribute("line", begin.line) + ">\n      <failure" +
         attribute("type", name_of(diagnostic.severity)) + attribute("message", diagnostic.message) + '>' +
         xml(path + ':' + place + ": " + diagnostic.message) + "</failure>\n    </testcase>\n";
}

}  // namespace

std::string write_junit(const Workspace& /*workspace*/, std::span<const Judged> judged, const Options& options) {
  std::string suites;
  std::size_t failures = 0;
  std::size_t tests = 0;
  for (const Judged& file : judged) {
    const std::string path = shown_path(file.document->path, options);
    const std::size_t found = file.diagnostics.size();
    const std::size_t cases = std::max<std::size_t>(found, 1);
    failures += found;
    tests += cases;
    suites += "  <testsuite" + attribute("name", path) + attribute("tests", cases) + attribute("failures", found) +
              attribute("errors", std::size_t{0}) + ">\n";
    if (found == 0) suites += "    <testcase" + attribute("name", "nothing to say") + attribute("classname", path) + "/>\n";
    for (const Finding& finding : findings_of({&file, 1}, options)) suites += failed_case(finding);
    suites += "  </testsuite>\n";
  }
  return std::string(kHead) + "<testsuites" + attribute("name", "asyncy-ls") + attribute("tests", tests) +
         attribute("failures", failures) + attribute("errors", std::size_t{0}) + ">\n" + suites + "</testsuites>\n";
}

std::string write_checkstyle(const Workspace& /*workspace*/, std::span<const Judged> judged, const Options& options) {
  std::string out = std::string(kHead) + "<checkstyle version=\"4.3\">\n";
  for (const Judged& file : judged) {
    if (file.diagnostics.empty()) continue;
    out += "  <file" + attribute("name", shown_path(file.document->path, options)) + ">\n";
    for (const Finding& finding : findings_of({&file, 1}, options))
      out += "    <error" + attribute("line", finding.span.begin.line) + attribute("column", finding.span.begin.column) +
             attribute("severity", checkstyle_severity(finding.diagnostic.severity)) +
             attribute("message", finding.diagnostic.message) +
             attribute("source", "asyncy-ls." + std::string(finding.diagnostic.rule->name)) + "/>\n";
    out += "  </file>\n";
  }
  return out + "</checkstyle>\n";
}

}  // namespace asyncy::report
