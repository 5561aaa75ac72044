// Edits put into a text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/text/diagnostic.h"

namespace asyncy::text {

/// `source` with `edits` applied, which are sorted; nothing when they overlap or lie outside.
std::optional<std::string> apply(std::string_view source, std::span<const Edit> edits);

}  // namespace asyncy::text
