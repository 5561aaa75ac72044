#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "core/host/load.h"
#include "core/report/report.h"
#include "core/rules/options.h"
#include "core/rules/run.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

using text::Severity;

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array<std::string_view, 3> kDialects = {"auto", "2018", "2020"};
constexpr std::array<std::string_view, 5> kSeverities = {"error", "warning", "information", "hint", "never"};
constexpr std::span<const std::string_view> kRealSeverities = std::span(kSeverities).first(4);

constexpr std::array<Option, 6> kOptions = {{
    {.name = "--format", .value = "FORMAT", .help = "text (the default) for people, json for programs", .allowed = kFormats},
    {.name = "--services", .value = "DIR", .help = "look for manifests here, too; may be repeated", .allowed = {}, .repeatable = true},
    {.name = "--dialect",
     .value = "DIALECT",
     .help = "which Storyscript is judged: auto (every form that was ever valid), 2018 or 2020",
     .allowed = kDialects},
    {.name = "--min-severity",
     .value = "SEVERITY",
     .help = "leave out what is milder: error, warning, information or hint (the default)",
     .allowed = kRealSeverities},
    {.name = "--fail-on",
     .value = "SEVERITY",
     .help = "end with 1 for findings at least this bad: error, warning (the default), information, hint or never",
     .allowed = kSeverities},
    {.name = "--help", .value = {}, .help = "this text", .allowed = {}},
}};

/// Position in `kSeverities`, which is that in the enumeration; `never` is worse than everything.
std::size_t rank(const std::string& name) {
  return static_cast<std::size_t>(std::find(kSeverities.begin(), kSeverities.end(), name) - kSeverities.begin());
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

int run(const Arguments& arguments) {
  host::LoadRequest request;
  for (const std::string& operand : arguments.operands()) request.paths.emplace_back(operand);
  for (const std::string& folder : arguments.values("--services")) request.services.emplace_back(folder);
  if (request.paths.empty()) request.paths.emplace_back(".");
  const host::Loaded loaded = host::load(request);

  const std::size_t mildest = rank(arguments.value("--min-severity").value_or("hint"));
  const std::string fail_on = arguments.value("--fail-on").value_or("warning");
  rules::Overrides overrides;
  if (const auto given = arguments.value("--dialect")) overrides.command_line = workspace::dialect_of(*given);
  bool failed = false;
  std::vector<report::Judged> judged;
  for (const std::string& path : loaded.judged) {
    const workspace::Document* document = loaded.workspace.find(path);
    report::Judged file{.document = document,
                        .diagnostics = rules::run(loaded.workspace, *document, rules::options_for(loaded.workspace, path, overrides))};
    std::erase_if(file.diagnostics, [&](const text::Diagnostic& each) { return static_cast<std::size_t>(each.severity) > mildest; });
    for (const text::Diagnostic& diagnostic : file.diagnostics)
      failed = failed || (fail_on != "never" && static_cast<std::size_t>(diagnostic.severity) <= rank(fail_on));
    judged.push_back(std::move(file));
  }

  std::error_code error;
  const report::Options options{.base = std::filesystem::current_path(error).string(), .colour = wants_colour()};
  const bool json = arguments.value("--format") == "json";
  const std::string out = json ? report::write_json(loaded.workspace, judged, options) : report::write_text(loaded.workspace, judged, options);
  const bool printed = print(out);
  for (const std::string& problem : loaded.problems) complain(problem);
  if (!printed || !loaded.problems.empty()) return kFailure;
  return failed ? kFindings : kClean;
}

}  // namespace

extern const Command check_command{
    .name = "check",
    .operands = "[PATH…]",
    .summary = "say what is wrong with manifests and stories",
    .details = "PATH is a file or a folder; without one, the current folder. A file is read whatever\n"
               "its name. Exit status: 0 nothing to say, 1 findings, 2 could not do the work.\n",
    .options = kOptions,
    .run = run,
};

}  // namespace asyncy::cli
