#include "lsp/cli/judging.h"

#include <algorithm>
#include <charconv>

#include "core/host/files.h"
#include "core/rules/words.h"
#include "lsp/cli/command.h"

namespace asyncy::cli {
namespace {

std::optional<text::Severity> severity_of(std::string_view name) {
  const auto* known = std::find(text::kSeverityNames.begin(), text::kSeverityNames.end(), name);
  if (known == text::kSeverityNames.end()) return std::nullopt;
  return static_cast<text::Severity>(known - text::kSeverityNames.begin());
}

}  // namespace

host::Result<std::optional<std::size_t>> count_given(const Arguments& arguments, std::string_view option) {
  const auto text = arguments.value(option);
  if (!text) return std::optional<std::size_t>();
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
  if (error == std::errc() && end == text->data() + text->size()) return std::optional(count);
  return host::Error{std::string(option) + " takes a number, not " + rules::quoted(*text)};
}

host::Result<Judging> judging_given(const Arguments& arguments, std::span<const std::string> operands) {
  const auto threads = count_given(arguments, "--threads");
  if (!threads) return host::Error{threads.error()};
  Judging judging;
  judging.load.paths.assign(operands.begin(), operands.end());
  if (operands.empty()) judging.load.paths.emplace_back(".");
  judging.load.services = services_given(arguments);
  judging.load.threads = judging.judge.threads = threads.value().value_or(0);
  judging.judge.overrides.command_line = dialect_given(arguments);
  judging.judge.mildest = severity_of(arguments.value("--min-severity").value_or("hint")).value_or(text::Severity::hint);
  return judging;
}

host::Result<Threshold> threshold_given(const Arguments& arguments) {
  const auto warnings = count_given(arguments, "--max-warnings");
  if (!warnings) return host::Error{warnings.error()};
  return Threshold{.fails_at = severity_of(arguments.value("--fail-on").value_or("warning")),
                   .warnings_allowed = warnings.value().value_or(0),
                   .exit_zero = arguments.has("--exit-zero")};
}

bool Threshold::is_crossed_by(std::span<const report::Judged> judged) const {
  if (exit_zero || !fails_at) return false;
  std::size_t warnings = 0;
  bool others = false;
  for (const report::Judged& file : judged)
    for (const text::Diagnostic& diagnostic : file.diagnostics) {
      if (diagnostic.severity > *fails_at) continue;
      if (diagnostic.severity == text::Severity::warning)
        ++warnings;
      else
        others = true;
    }
  return others || warnings > warnings_allowed;
}

host::Result<report::Baseline> read_baseline_file(const std::string& path) {
  const auto bytes = host::read_file(path);
  if (!bytes) return host::Error{bytes.error()};
  if (auto baseline = report::read_baseline(bytes.value())) return std::move(*baseline);
  return host::Error{path + " is no baseline; `asyncy-ls baseline write` makes one"};
}

void tell_stale(const report::Baseline& stale, const std::string& path) {
  for (const auto& [meaning, count] : stale.entries)
    complain(path + " knows " + std::to_string(count) + (count == 1 ? " finding that is" : " findings that are") +
             " gone: " + report::describe(meaning));
  if (!stale.entries.empty()) complain("`asyncy-ls baseline prune` takes them out");
}

}  // namespace asyncy::cli
