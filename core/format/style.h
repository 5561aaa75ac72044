// What people may choose about the style of stories.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace asyncy::format {

/// How an argument's name and value are written.
enum class Colon : std::uint8_t {
  automatic,  ///< as the file mostly has it
  tight,      ///< `key:value`
  spaced,     ///< `key: value`
};

/// Their names, in the order of the enumeration.
inline constexpr std::array<std::string_view, 3> kColons = {"auto", "tight", "spaced"};

constexpr std::optional<Colon> colon_of(std::string_view name) {
  for (std::size_t i = 0; i < kColons.size(); ++i)
    if (kColons[i] == name) return static_cast<Colon>(i);
  return std::nullopt;
}

}  // namespace asyncy::format
