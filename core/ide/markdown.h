// Markdown that people's own words cannot break.
#pragma once

#include <string>
#include <string_view>

namespace asyncy::ide {

/// Text as it reads: what would be markup is escaped, line breaks and blank lines are kept. Lines but the first begin with
/// `indent`, as inside a list.
std::string escaped(std::string_view text, std::string_view indent = {});

/// The first line of `text`, escaped; ends in `…` when there are more.
std::string escaped_line(std::string_view text);

/// Code within a line. Line breaks show as blanks, long texts are cut.
std::string code(std::string_view text);

/// A block of code, closed again, with a line end behind it.
std::string fenced(std::string_view language, std::string_view text);

}  // namespace asyncy::ide
