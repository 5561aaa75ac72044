// Texts of any length as messages quote them.
#pragma once

#include <string>
#include <string_view>

namespace asyncy::text {

/// `text` in one line: line ends become blanks, and what goes beyond `most` bytes is cut between code points and becomes
/// `…`.
std::string excerpt(std::string_view text, std::size_t most = 80);

/// `text` as an excerpt in backquotes, as messages name things.
std::string quoted(std::string_view text);

}  // namespace asyncy::text
