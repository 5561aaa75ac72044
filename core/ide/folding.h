// What an editor can fold away.
#pragma once

#include <cstdint>
#include <vector>

#include "core/workspace/document.h"

namespace asyncy::ide {

enum class FoldKind : std::uint8_t { region, comment, imports };

struct Fold {
  std::uint32_t first_line = 0;  ///< stays visible
  std::uint32_t last_line = 0;   ///< below the first
  FoldKind kind = FoldKind::region;

  friend bool operator==(const Fold&, const Fold&) = default;
};

/// Sorted by first line; one for each of them.
std::vector<Fold> folds(const workspace::Document& document);

/// Blocks, values and texts of several lines, comments of several lines, imports below each other.
std::vector<Fold> story_folds(const story::Tree& tree);
/// Entries, elements and texts of several lines, what stands between brackets, comments of several lines.
std::vector<Fold> manifest_folds(const yaml::Tree& tree);

}  // namespace asyncy::ide
