// Folds as they are found.
#pragma once

#include <algorithm>
#include <map>

#include "core/ide/folding.h"
#include "core/text/text.h"

namespace asyncy::ide {

/// Keeps the longest fold of each first line.
class FoldList {
 public:
  explicit FoldList(const text::Text& text) : text_(text) {}

  void add(std::uint32_t first, std::uint32_t last, FoldKind kind) {
    if (last <= first) return;
    Fold& fold = folds_.try_emplace(first, Fold{.first_line = first, .last_line = last, .kind = kind}).first->second;
    fold.last_line = std::max(fold.last_line, last);
  }
  void add(text::Range range, FoldKind kind) { add(text_.line_of(range.begin), last_line(range), kind); }

  [[nodiscard]] std::uint32_t last_line(text::Range range) const {
    return text_.line_of(range.end > range.begin ? range.end - 1 : range.begin);
  }

  /// Sorted by first line.
  [[nodiscard]] std::vector<Fold> folds() const {
    std::vector<Fold> out;
    for (const auto& [line, fold] : folds_) out.push_back(fold);
    return out;
  }

 private:
  const text::Text& text_;
  std::map<std::uint32_t, Fold> folds_;
};

}  // namespace asyncy::ide
