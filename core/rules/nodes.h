// The nodes of a story by their kind: found in one walk, since many rules ask for them.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/rules/rule.h"
#include "core/story/syntax.h"

namespace asyncy::rules {

class NodesByKind {
 public:
  /// `tree` null: there are none.
  explicit NodesByKind(const story::Tree* tree);
  /// In the order of the text. Those in broken code are among them.
  [[nodiscard]] std::span<const story::NodeId> of(story::NodeKind kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
  }

 private:
  static constexpr std::size_t kKinds = static_cast<std::size_t>(story::NodeKind::conditional) + 1;
  std::array<std::vector<story::NodeId>, kKinds> by_kind_;
};

std::span<const story::NodeId> nodes_of(const Scope& scope, story::NodeKind kind);

/// The nearest node around `id` of one of `kinds`, not looking out of a function; kNone when there is none.
story::NodeId enclosing(const story::Tree& tree, story::NodeId id, std::initializer_list<story::NodeKind> kinds);

}  // namespace asyncy::rules
