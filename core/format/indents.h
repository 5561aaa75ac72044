// How far each line is indented.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/format/outline.h"
#include "core/format/settled.h"

namespace asyncy::format {

/// Where a token stands: columns in characters, before and after.
struct Columns {
  unsigned before = 0;
  unsigned after = 0;
};

/// Follows the tokens of a story in their order and says where each line begins.
class Indents {
 public:
  Indents(const story::Tree& tree, const Settled& settled);

  /// The indentation of the line that `token` begins. `column` is the one that it has.
  unsigned next_line(std::size_t token, unsigned column);
  /// Every token but line ends passes here, after `next_line` where it begins a line.
  void pass(std::size_t token, Columns columns);

 private:
  /// A statement that the lines below may belong to.
  struct Level {
    unsigned before = 0;
    unsigned after = 0;
    bool empty_block = false;
  };
  struct Bracket {
    unsigned outer = 0;            ///< indentation of the line that it stands on
    std::optional<Columns> first;  ///< of what stands behind it on its line
    std::optional<unsigned> inner;
    bool fresh = true;  ///< nothing has come behind it yet
  };

  [[nodiscard]] bool is_comment(std::size_t token) const { return tree_.tokens[token].kind == story::TokenKind::comment; }
  [[nodiscard]] std::size_t code_behind(std::size_t comment);
  [[nodiscard]] unsigned of_code(std::size_t token, unsigned column);
  [[nodiscard]] unsigned of_comment(std::size_t token, unsigned column);
  [[nodiscard]] unsigned of_statement(std::size_t token) const;
  [[nodiscard]] unsigned of_argument(std::size_t token, unsigned column);
  [[nodiscard]] unsigned inside_bracket(unsigned column);
  [[nodiscard]] unsigned statement_column() const { return levels_.empty() ? 0 : levels_.back().before; }
  [[nodiscard]] unsigned statement_indent() const { return levels_.empty() ? 0 : levels_.back().after; }

  const story::Tree& tree_;
  const Settled& settled_;
  std::vector<LineStart> starts_;
  std::vector<Columns> columns_;   ///< of each token that was passed
  std::vector<Level> levels_;      ///< the last statement of each depth down to the current one
  std::vector<Bracket> brackets_;  ///< that are open
  unsigned line_indent_ = 0;
  std::size_t code_behind_ = 0;  ///< the last answer of `code_behind`
  std::size_t aligned_ = 0;      ///< the last `LineStart::first` that stands below its anchor
};

}  // namespace asyncy::format
