// Which lines of a story stay as they are.
#pragma once

#include <cstddef>
#include <vector>

#include "core/format/format.h"

namespace asyncy::format {

/// The statements of a story that stand in no other, and which of them stay byte for byte.
class Settled {
 public:
  /// Those with syntax errors, and those that `range` does not touch.
  Settled(const story::Tree& tree, const std::optional<text::Range>& range);

  /// Also these, by their number; and whichever must not move because these do not.
  void settle(const std::vector<std::size_t>& statements);
  [[nodiscard]] bool line(std::uint32_t line) const { return line >= lines_.size() || lines_[line]; }

 private:
  struct Statement {
    std::uint32_t first_line = 0;
    std::uint32_t last_line = 0;
    unsigned column = 0;
    bool stays = false;
  };

  void spread();

  std::vector<Statement> statements_;
  std::vector<bool> lines_;
};

/// The column of the first token of a line; a tab is as wide as eight blanks, as it is to the parser.
unsigned column_of(const story::Tree& tree, text::Offset at);

}  // namespace asyncy::format
