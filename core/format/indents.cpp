#include "core/format/indents.h"

#include <algorithm>

#include "core/format/tokens.h"

namespace asyncy::format {

using story::TokenKind;
using Kind = LineStart::Kind;

Indents::Indents(const story::Tree& tree, const Settled& settled)
    : tree_(tree), settled_(settled), starts_(outline(tree)), columns_(tree.tokens.size()) {}

unsigned Indents::next_line(std::size_t token, unsigned column) {
  if (is_comment(token)) return of_comment(token, column);
  const unsigned indent = of_code(token, column);
  const LineStart& start = starts_[token];
  if (start.kind == Kind::statement) {
    brackets_.clear();
    levels_.resize(std::min<std::size_t>(levels_.size(), start.depth));
    levels_.push_back({.before = column, .after = indent, .empty_block = start.empty_block});
  }
  line_indent_ = indent;
  return indent;
}

void Indents::pass(std::size_t token, Columns columns) {
  columns_[token] = columns;
  if (is_comment(token)) return;
  const char sign = sign_of(tree_, token);
  if (!brackets_.empty() && brackets_.back().fresh) {
    brackets_.back().fresh = false;
    const std::size_t before = token - 1;
    if (tree_.tokens[before].kind != TokenKind::newline && !is_comment(before)) brackets_.back().first = columns;
  }
  if (opens(sign)) brackets_.push_back({.outer = line_indent_, .first = {}, .inner = {}});
  if (closes(sign) && !brackets_.empty()) brackets_.pop_back();
}

unsigned Indents::of_code(std::size_t token, unsigned column) {
  if (settled_.line(tree_.text.line_of(tree_.tokens[token].range.begin))) return column;
  switch (const LineStart& start = starts_[token]; start.kind) {
    case Kind::statement: return start.depth * kIndent;
    case Kind::parameter: return brackets_.empty() ? statement_indent() + 2 * kIndent : inside_bracket(column);
    case Kind::argument: return brackets_.empty() ? of_argument(token, column) : inside_bracket(column);
    case Kind::other: break;
  }
  if (brackets_.empty()) return statement_indent() + kIndent;
  return closes(sign_of(tree_, token)) ? brackets_.back().outer : inside_bracket(column);
}

/// The arguments below a call stand either all below its first one or all one step deeper than it.
unsigned Indents::of_argument(std::size_t token, unsigned column) {
  const LineStart& start = starts_[token];
  if (start.first == token && start.anchor != 0) {
    const unsigned anchor = columns_[start.anchor].before;
    // Far to the right nobody counts: one column beside is meant as below.
    const unsigned off = anchor > statement_column() + 2 * kIndent ? 1 : 0;
    if (column + off >= anchor && column <= anchor + off) aligned_ = token;
  }
  return start.first == aligned_ && aligned_ != 0 ? columns_[start.anchor].after : statement_indent() + kIndent;
}

/// The same for what stands in a bracket.
unsigned Indents::inside_bracket(unsigned column) {
  Bracket& bracket = brackets_.back();
  if (!bracket.inner)
    bracket.inner = bracket.first && bracket.first->before == column ? bracket.first->after : bracket.outer + kIndent;
  return *bracket.inner;
}

std::size_t Indents::code_behind(std::size_t comment) {
  if (code_behind_ > comment) return code_behind_;
  code_behind_ = comment + 1;
  while (code_behind_ < tree_.tokens.size() &&
         (is_comment(code_behind_) || tree_.tokens[code_behind_].kind == TokenKind::newline))
    ++code_behind_;
  return code_behind_;
}

/// A comment stands like the code below it. At the end of a block its own column tells whether it still belongs there.
unsigned Indents::of_comment(std::size_t token, unsigned column) {
  if (settled_.line(tree_.text.line_of(tree_.tokens[token].range.begin))) return column;
  const std::size_t code = code_behind(token);
  const bool at_end = code >= tree_.tokens.size();
  if (!at_end && starts_[code].kind != Kind::statement) {
    const unsigned code_column = column_of(tree_, tree_.tokens[code].range.begin);
    if (brackets_.empty() || !closes(sign_of(tree_, code))) return of_code(code, code_column);
    return inside_bracket(column);
  }
  const std::size_t depth = at_end ? 0 : starts_[code].depth;
  const bool ends_block = at_end ? !levels_.empty() : levels_.size() > depth + 1;
  if (!levels_.empty() && levels_.back().empty_block && column > levels_.back().before)
    return levels_.back().after + kIndent;
  if (ends_block)
    for (std::size_t level = levels_.size(); level > (at_end ? 0 : depth + 1); --level)
      if (levels_[level - 1].before <= column) return levels_[level - 1].after;
  return at_end ? 0 : of_code(code, column_of(tree_, tree_.tokens[code].range.begin));
}

}  // namespace asyncy::format
