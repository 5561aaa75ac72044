#include "lsp/cli/reports.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "core/host/write.h"
#include "core/rules/words.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool wants_colour(const std::string& when) {
  if (when != "auto") return when == "always";
  if (!variable("NO_COLOR").empty()) return false;
  return !variable("FORCE_COLOR").empty() || ::isatty(STDOUT_FILENO) != 0;
}

}  // namespace

host::Result<Reports> Reports::from(const Arguments& arguments) {
  Reports reports;
  std::error_code error;
  reports.options_.base = std::filesystem::current_path(error).string();
  reports.options_.colour = wants_colour(arguments.value("--color").value_or("auto"));
  reports.options_.hyperlinks = reports.options_.colour && ::isatty(STDOUT_FILENO) != 0;
  if (arguments.value("--group-by") == "cause") reports.options_.grouping = report::Grouping::cause;
  reports.statistics_ = arguments.has("--statistics");

  const auto format = arguments.value("--format");
  reports.printed_.push_back(report::find_format(format.value_or("text")));
  if (!format && variable("GITHUB_ACTIONS") == "true") reports.printed_.push_back(report::find_format("github"));
  for (const std::string& each : arguments.values("--output-format")) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals + 1 == each.size())
      return host::Error{"--output-format says format and file, as in sarif=out.sarif, not " + rules::quoted(each)};
    const std::string name = each.substr(0, equals);
    const report::Format* known = report::find_format(name);
    if (known == nullptr)
      return host::Error{"--output-format knows " + rules::list_of(report::kFormatNames) + ", not " + rules::quoted(name) +
                         rules::did_you_mean(name, report::kFormatNames)};
    reports.files_.emplace_back(known, each.substr(equals + 1));
  }
  return reports;
}

bool Reports::tell_fixes() const {
  return std::any_of(printed_.begin(), printed_.end(), [](const auto* each) { return each->tells_fixes; }) ||
         std::any_of(files_.begin(), files_.end(), [](const auto& each) { return each.first->tells_fixes; });
}

bool Reports::write(const workspace::Workspace& workspace, std::span<const report::Judged> judged) const {
  bool written = true;
  report::Options plain = options_;
  plain.colour = plain.hyperlinks = false;
  for (const auto& [format, path] : files_) {
    const auto failed = host::write_file(path, format->write(workspace, judged, plain));
    if (failed) complain(failed->message);
    written = written && !failed;
  }
  if (statistics_) return print(report::write_statistics(judged)) && written;
  for (const report::Format* format : printed_) written = print(format->write(workspace, judged, options_)) && written;
  return written;
}

}  // namespace asyncy::cli
