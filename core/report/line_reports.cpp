// Formats of one line for each finding: for people, and for the log of GitHub Actions.
#include "core/report/finding.h"
#include "core/report/formats.h"

namespace asyncy::report {
namespace {

std::string line_and_column(const Place& at) { return std::to_string(at.line) + ':' + std::to_string(at.column); }

std::string_view command_of(text::Severity severity) {
  switch (severity) {
    case text::Severity::error: return "error";
    case text::Severity::warning: return "warning";
    case text::Severity::information:
    case text::Severity::hint: return "notice";
  }
  return "notice";
}

/// What would end a workflow command; in a property also what would end that.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      case ':': out += in_property ? "%3A" : ":"; break;
      case ',': out += in_property ? "%2C" : ","; break;
      default: out += c;
    }
  return out;
}

}  // namespace

std::string write_concise(const Workspace& /*workspace*/, std::span<const Judged> judged, const Options& options) {
  std::string out;
  for (const Finding& finding : findings_of(judged, options))
    out += printable(finding.span.path) + ':' + line_and_column(finding.span.begin) + ": " +
           std::string(name_of(finding.diagnostic.severity)) + ": " + printable(finding.diagnostic.message) + " [" +
           std::string(finding.diagnostic.rule->name) + "]\n";
  return out;
}

std::string write_github(const Workspace& /*workspace*/, std::span<const Judged> judged, const Options& options) {
  std::string out;
  for (const Finding& finding : findings_of(judged, options)) {
    const auto& [path, begin, end] = finding.span;
    out += "::" + std::string(command_of(finding.diagnostic.severity)) + " file=" + escaped(path, true) +
           ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
    // Columns are only heard of where the finding stays on one line.
    if (begin.line == end.line)
      out += ",col=" + std::to_string(begin.column) + ",endColumn=" + std::to_string(end.column);
    out += ",title=asyncy-ls " + escaped(finding.diagnostic.rule->name, true) +
           "::" + escaped(finding.diagnostic.message, false) + '\n';
  }
  return out;
}

}  // namespace asyncy::report
