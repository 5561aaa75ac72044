// What people and their editors do to a story, at random: seeded, so that a failure repeats.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>

#include "core/text/diagnostic.h"

namespace asyncy::test {

/// Makes one edit after the other: typing and deleting inside a line and across lines, half stories pasted, quotes, brackets,
/// `###` and heredocs deleted and begun, other indentation, other line ends, characters outside ASCII.
class Editor {
 public:
  /// `pastes` are stories whose pieces are put in.
  Editor(std::span<const std::string> pastes, std::uint32_t seed) : pastes_(pastes), random_(seed) {}
  text::Edit next(std::string_view text);

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  text::Offset line_start(std::string_view text);
  std::string paste(std::size_t most);

  std::span<const std::string> pastes_;
  std::mt19937 random_;
};

}  // namespace asyncy::test
