#include "core/ide/rename_alias.h"

#include <algorithm>
#include <string>

namespace asyncy::ide {

void leave_alias(const index::Symbol& command, std::string_view new_name, std::vector<FileEdits>& files) {
  const text::Text& text = command.document->text;
  const text::Range range = command.command->range;
  const std::uint32_t line = text.line_of(range.begin);
  // A command without a body, or one in braces, has no lines of its own to copy.
  if (text.line_of(range.end) == line || command.command->deprecated) return;
  const text::Offset begin = text.line_start(line);
  const text::Offset body = text.line_start(line + 1);
  const std::string_view first = text.slice({body, text.line_range(line + 1).end});
  const std::size_t indentation = std::min(first.find_first_not_of(' '), first.size());
  const std::string_view line_end = text.slice({text.line_range(line).end, body});
  const bool ends_line = text.slice({begin, range.end}).ends_with('\n');
  std::string copy = ends_line ? "" : std::string(line_end);
  copy += text.slice({begin, body});
  copy += std::string(indentation, ' ') + "deprecated: use " + std::string(new_name) + std::string(line_end);
  copy += text.slice({body, range.end});
  add_edit(files, *command.document, {.range = {range.end, range.end}, .text = std::move(copy)});
}

}  // namespace asyncy::ide
