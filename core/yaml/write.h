// Texts as YAML writes them.
#pragma once

#include <string>
#include <string_view>

namespace asyncy::yaml {

/// A text of one line between single quotes, where nothing but the quote itself has a meaning.
std::string single_quoted(std::string_view text);

/// A name as a plain scalar; in single quotes where it would be read as something else.
std::string scalar(std::string_view name);

}  // namespace asyncy::yaml
