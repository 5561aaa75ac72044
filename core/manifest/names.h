// Names with a meaning of their own: Linux capabilities, and the volume titles that are reserved.
#pragma once

#include <span>
#include <string_view>

namespace asyncy::manifest {

struct KnownName {
  std::string_view name;
  std::string_view doc;
};

/// In lower case, without `cap_`, sorted.
std::span<const KnownName> capabilities();
/// The row for a name in any case, with or without `cap_`; null when there is none.
const KnownName* find_capability(std::string_view name);

std::span<const KnownName> reserved_volumes();
/// What a volume of that title is.
std::string_view describe_volume(std::string_view title);

}  // namespace asyncy::manifest
