#include "core/manifest/volumes.h"

#include <algorithm>
#include <array>

namespace asyncy::manifest {
namespace {

constexpr auto kReserved = std::to_array<ReservedName>({
    {"story", "A temporary volume, one for each run of a story: kept while the run is paused, destroyed when it ends."},
    {"repository", "A clone of the repository that holds the story. What changes there is not committed back."},
});

}  // namespace

std::span<const ReservedName> reserved_volumes() { return kReserved; }

std::string_view describe_volume(std::string_view title) {
  const auto row =
      std::find_if(kReserved.begin(), kReserved.end(), [&](const ReservedName& each) { return each.name == title; });
  return row == kReserved.end() ? "A persistent volume; containers that name the same title share it." : row->doc;
}

}  // namespace asyncy::manifest
