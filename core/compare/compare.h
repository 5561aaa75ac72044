// Two versions of a manifest: what differs for those who call it, and how bad that is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/manifest/model.h"

namespace asyncy::compare {

/// From worst to mildest.
enum class Impact : std::uint8_t {
  breaking,  ///< calls that were right become wrong
  risky,     ///< calls stay right and may do something else, or nobody can tell
  safe,      ///< every call that was right stays so and means the same
};

inline constexpr std::string_view name_of(Impact impact) {
  constexpr std::string_view kNames[] = {"breaking", "risky", "safe"};
  return kNames[static_cast<std::size_t>(impact)];
}

struct Change {
  std::string_view rule;  ///< kebab-case, says what happened
  Impact impact = Impact::safe;
  std::string command;   ///< empty: of the service as a whole
  std::string argument;  ///< empty: of the command
  std::string message;   ///< what was, what is, and what that means for a call
  text::Range before;    ///< in the old manifest; empty where it has no place for it
  text::Range after;     ///< in the new one
};

/// Sorted by impact, then in the order of the manifests.
std::vector<Change> compare(const manifest::Manifest& before, const manifest::Manifest& after);

/// Which part of a version has to grow: `major`, `minor`, `patch`.
std::string_view version_bump(std::span<const Change> changes);

}  // namespace asyncy::compare
