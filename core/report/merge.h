// The reports of several runs, each of which checked a part of the files, as one.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace asyncy::report {

/// All `json` or all `sarif`: what one run over all files would have written. Nothing when a text is no report, or the formats
/// differ.
std::optional<std::string> merge(std::span<const std::string> reports);

}  // namespace asyncy::report
