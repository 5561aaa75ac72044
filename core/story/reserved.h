// The words that Storyscript kept for itself in the end, and where it refuses them.
#pragma once

#include <cstdint>
#include <string_view>

namespace asyncy::story {

enum class Reserved : std::uint8_t { no, keyword, future };

/// As the first name of a path: a variable, a service, a function.
Reserved reserved(std::string_view word);
/// As a command, or as the event of `when service command event`.
bool refused_as_command(std::string_view word);
/// As the name of an argument that is not the first.
bool refused_as_argument(std::string_view word);
/// Names of arguments that the compiler of 2020 takes for operators, behind another argument on the same line.
bool is_word_operator(std::string_view word);

}  // namespace asyncy::story
