#include "core/format/settled.h"

#include <algorithm>

namespace asyncy::format {

using story::Tree;

unsigned column_of(const Tree& tree, text::Offset at) {
  const std::string_view text = tree.text.view();
  unsigned column = 0;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) column += text[--at] == '\t' ? 8U : 1U;
  return column;
}

Settled::Settled(const Tree& tree, const std::optional<text::Range>& range) : lines_(tree.text.line_count(), false) {
  for (const story::NodeId id : tree.children(tree.root)) {
    const story::Node node = tree[id];
    statements_.push_back({.first_line = tree.text.line_of(node.range.begin),
                           .last_line = tree.text.line_of(node.range.end),
                           .column = column_of(tree, node.range.begin),
                           .stays = node.has(story::Mark::broken)});
  }
  for (const text::Diagnostic& each : tree.diagnostics) {
    const std::uint32_t first = tree.text.line_of(each.range.begin);
    const std::uint32_t last = tree.text.line_of(each.range.end);
    for (std::uint32_t line = first; line <= last; ++line) lines_[line] = true;
    auto statement = std::lower_bound(statements_.begin(), statements_.end(), first,
                                      [](const Statement& at, std::uint32_t line) { return at.last_line < line; });
    for (; statement != statements_.end() && statement->first_line <= last; ++statement) statement->stays = true;
  }
  if (range) {
    std::uint32_t first = tree.text.line_of(range->begin);
    // Whole lines end where the next one begins.
    std::uint32_t last = tree.text.line_of(range->empty() ? range->end : range->end - 1);
    for (const Statement& statement : statements_) {
      if (statement.last_line < first || statement.first_line > last) continue;
      first = std::min(first, statement.first_line);
      last = std::max(last, statement.last_line);
    }
    for (std::uint32_t line = 0; line < lines_.size(); ++line)
      if (line < first || line > last) lines_[line] = true;
    for (Statement& statement : statements_)
      if (statement.last_line < first || statement.first_line > last) statement.stays = true;
  }
  spread();
}

void Settled::settle(const std::vector<std::size_t>& statements) {
  for (const std::size_t each : statements)
    if (each < statements_.size()) statements_[each].stays = true;
  spread();
}

void Settled::spread() {
  // Deeper than a header that nobody could read: what stands there may be meant as its block.
  std::optional<unsigned> header;
  for (Statement& statement : statements_) {
    if (header && statement.column > *header) {
      statement.stays = true;
      continue;
    }
    header.reset();
    if (statement.stays) header = statement.column;
  }
  for (std::size_t i = statements_.size(); i-- > 1;) {
    // Were the statement above moved to the left, this one would become its block.
    if (statements_[i].stays && statements_[i].column > 0 && statements_[i - 1].column > 0) statements_[i - 1].stays = true;
  }
  for (const Statement& statement : statements_)
    if (statement.stays)
      for (std::uint32_t line = statement.first_line; line <= statement.last_line; ++line) lines_[line] = true;
}

}  // namespace asyncy::format
