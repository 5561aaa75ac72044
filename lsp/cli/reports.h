// Where reports go: to standard output, and to files.
#pragma once

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/host/result.h"
#include "core/report/formats.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};
inline constexpr std::array<std::string_view, 2> kGroupings = {"none", "cause"};

inline constexpr auto kReportOptions = std::to_array<Option>({
    {.name = "--format",
     .value = "FORMAT",
     .help = "how findings are printed; text is for people",
     .allowed = report::kFormatNames},
    {.name = "--output-format",
     .value = "FORMAT=FILE",
     .help = "write a report to a file, too, such as sarif=out.sarif",
     .allowed = {},
     .repeatable = true},
    {.name = "--group-by",
     .value = "WHAT",
     .help = "put findings that one declaration explains under one heading; JSON and SARIF name the cause of each",
     .allowed = kGroupings},
    {.name = "--statistics", .value = {}, .help = "print how often each rule speaks, and nothing else", .allowed = {}},
    {.name = "--color", .value = "WHEN", .help = "colours and links; auto is for terminals only", .allowed = kColors},
});

/// Which reports, how they look, where they go.
class Reports {
 public:
  /// GitHub Actions shows annotations beside the text unless told otherwise.
  static host::Result<Reports> from(const Arguments& arguments);

  /// Must fixes be proven, since some format tells of them?
  [[nodiscard]] bool tell_fixes() const;
  [[nodiscard]] const report::Options& options() const { return options_; }
  /// Writes them all; false when one could not be written, which has been said then.
  [[nodiscard]] bool write(const workspace::Workspace& workspace, std::span<const report::Judged> judged) const;

 private:
  std::vector<const report::Format*> printed_;
  std::vector<std::pair<const report::Format*, std::string>> files_;
  report::Options options_;
  bool statistics_ = false;
};

}  // namespace asyncy::cli
