// Words for what people bring along from other languages, editors and documents.
#pragma once

#include <string_view>

namespace asyncy::story {

/// Why `rest`, a line from the place on where it stops making sense, is no Storyscript and what to write instead; empty
/// when nothing better is known than that it does not fit.
std::string_view advice_for(std::string_view rest);

}  // namespace asyncy::story
