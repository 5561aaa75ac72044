// Stories inside other documents: in fenced blocks of Markdown, as a README or a manifest's `help` holds them.
#pragma once

#include <string_view>
#include <vector>

#include "core/workspace/document.h"

namespace asyncy::workspace {

/// What `document.examples` is made of: the blocks in ```` ```storyscript ```` and ```` ```story ````, of Markdown and of each
/// `help` of a manifest that is written with `|`; in the order of the text. A block without an end reaches to the end of its
/// text.
std::vector<Example> examples_of(const Document& document);

/// By the file's name.
bool is_markdown(std::string_view file_name);
/// A README: the file that shows how a service is called.
bool is_readme(std::string_view file_name);

}  // namespace asyncy::workspace
