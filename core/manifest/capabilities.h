// The Linux capabilities that `cap` can name.
#pragma once

#include <span>
#include <string_view>

namespace asyncy::manifest {

struct Capability {
  std::string_view name;  ///< lower case, without `cap_`: as manifests write it
  bool docker_default;    ///< Docker grants it to a container that asks for nothing
  std::string_view doc;   ///< one sentence
};

/// Sorted by name.
std::span<const Capability> capabilities();

/// By its name in any case, with or without `cap_` before it; null when there is none.
const Capability* find_capability(std::string_view name);

}  // namespace asyncy::manifest
