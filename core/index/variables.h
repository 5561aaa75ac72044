// The variables of a story: which of its bindings are one variable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/index/symbol.h"

namespace asyncy::index {

class Variables {
 public:
  explicit Variables(const workspace::Document& story);

  /// The variable or function that `name` means at `at`; nothing for unknown names and predefined ones.
  [[nodiscard]] std::optional<Symbol> find(std::string_view name, text::Offset at) const;
  /// The same for a binding of `Scopes::definitions`.
  [[nodiscard]] Symbol symbol_of(std::size_t definition) const;

 private:
  const workspace::Document& story_;
  const story::Scopes& scopes_;
  std::vector<std::uint32_t> first_;  ///< of each binding the one that began its variable
};

}  // namespace asyncy::index
