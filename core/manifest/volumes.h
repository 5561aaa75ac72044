// Names that an author cannot choose freely: the titles of volumes that are reserved.
#pragma once

#include <span>
#include <string_view>

namespace asyncy::manifest {

struct ReservedName {
  std::string_view name;
  std::string_view doc;
};

std::span<const ReservedName> reserved_volumes();
/// What a volume of that title is.
std::string_view describe_volume(std::string_view title);

}  // namespace asyncy::manifest
