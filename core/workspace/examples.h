// Stories inside other documents: in fenced blocks of Markdown, as a README or a manifest's `help` holds them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/workspace/document.h"

namespace asyncy::workspace {

/// A story inside another document. It is read apart, since no other story sees its names.
struct Example {
  std::shared_ptr<const Document> story;  ///< with the path of the document that it stands in
  std::vector<text::Offset> lines;        ///< by its lines: where they begin in that document, behind the indentation

  /// Where a range of the story stands in that document.
  [[nodiscard]] text::Range in_document(text::Range range) const;
};

/// The blocks in ```` ```storyscript ```` and ```` ```story ````, of Markdown and of each `help` of a manifest that is written with `|`;
/// in the order of the text. A block without an end reaches to the end of its text.
std::vector<Example> examples_of(const Document& document);

/// By the file's name.
bool is_markdown(std::string_view file_name);
/// A README: the file that shows how a service is called.
bool is_readme(std::string_view file_name);

}  // namespace asyncy::workspace
