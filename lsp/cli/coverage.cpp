#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "core/host/load.h"
#include "core/host/write.h"
#include "core/report/coverage.h"
#include "core/rules/words.h"
#include "lsp/cli/command.h"
#include "lsp/cli/judging.h"

namespace asyncy::cli {
namespace {

constexpr std::array<std::string_view, 4> kCoverageFormats = {"text", "json", "markdown", "html"};
/// In the same order.
constexpr std::array kCoverageWriters = {report::coverage_text, report::coverage_json, report::coverage_markdown,
                                         report::coverage_html};

constexpr auto kCoverageOptions = std::to_array<Option>({
    {.name = "--format",
     .value = "FORMAT",
     .help = "text tells only what is not used or always the same, the others everything; html is a page to look at",
     .allowed = kCoverageFormats},
    {.name = "--output", .value = "FILE", .help = "write it to a file", .allowed = {}},
    {.name = "--fail-under", .value = "PERCENT", .help = "end with 1 when less than this is used", .allowed = {}},
    kServicesOption,
});

host::Result<double> fail_under(const Arguments& arguments) {
  const auto text = arguments.value("--fail-under");
  if (!text) return 0.0;
  double percent = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), percent);
  if (error == std::errc() && end == text->data() + text->size() && percent >= 0 && percent <= 100) return percent;
  return host::Error{"--fail-under takes a number from 0 to 100, not " + rules::quoted(*text)};
}

int run_coverage(const Arguments& arguments) {
  const auto least = fail_under(arguments);
  if (!least) return refuse(least.error());
  host::LoadRequest request{.paths = {arguments.operands().begin(), arguments.operands().end()}, .services = services_given(arguments)};
  if (request.paths.empty()) request.paths.emplace_back(".");
  const host::Loaded loaded = host::load(request);
  for (const std::string& problem : loaded.problems) complain(problem);
  bool failed = !loaded.problems.empty();
  const report::Coverage coverage = report::coverage_of(loaded.workspace, loaded.judged);
  std::error_code error;
  const report::Options options{.base = std::filesystem::current_path(error).string()};
  const std::string format = arguments.value("--format").value_or("text");
  const auto index = std::find(kCoverageFormats.begin(), kCoverageFormats.end(), format) - kCoverageFormats.begin();
  const std::string text = kCoverageWriters[static_cast<std::size_t>(index)](coverage, options);
  if (const auto file = arguments.value("--output")) {
    if (const auto wrong = host::write_file(*file, text)) {
      complain(wrong->message);
      failed = true;
    }
  } else {
    failed |= !print(text);
  }
  if (failed) return kFailure;
  const report::Share share = report::share_of(coverage);
  if (share.percent() >= least.value()) return kClean;
  complain(report::percent_text(share) + " are used, less than the " + *arguments.value("--fail-under") + " % of --fail-under");
  return kFindings;
}

}  // namespace

extern const Command coverage_command{
    .name = "coverage",
    .operands = "[PATH…]",
    .summary = "say how far stories use what manifests declare",
    .details = "Of each command, argument and value of `enum`: how many calls use it, and whether all pass the same. Manifests and "
               "callers are those at PATH; without one, in the current folder. Examples in READMEs and in `help` count as callers. "
               "What only the running story knows does not count against a value.\n"
               "Exit status: 0 done, 1 less is used than --fail-under wants, 2 could not do the work.\n",
    .options = kCoverageOptions,
    .run = run_coverage,
};

}  // namespace asyncy::cli
