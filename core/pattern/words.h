// A pattern told in words, for people who do not read patterns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asyncy::pattern {

/// `begins with `key_`, then one or more digits, and nothing else`; Markdown. Nothing for patterns that would take more
/// words than help.
std::optional<std::string> in_words(std::string_view source);

}  // namespace asyncy::pattern
