// The words for severities, wherever one is written or read.
#pragma once

#include <array>
#include <string_view>

#include "core/text/diagnostic.h"

namespace asyncy::text {

/// By the number of the severity.
inline constexpr std::array<std::string_view, 4> kSeverityNames = {"error", "warning", "information", "hint"};
constexpr std::string_view name_of(Severity severity) { return kSeverityNames[static_cast<std::size_t>(severity)]; }

}  // namespace asyncy::text
