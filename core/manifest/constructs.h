// Whole constructs of a manifest, with holes to fill: what completion and JSON Schema offer as snippets.
#pragma once

#include <span>
#include <string_view>

#include "core/manifest/schema.h"

namespace asyncy::manifest {

struct Construct {
  Section section;           ///< inside which it stands
  std::string_view label;    ///< begins with `- ` for an element of a list
  std::string_view snippet;  ///< in the syntax of the Language Server Protocol; indented by two blanks
  std::string_view doc;
};

std::span<const Construct> constructs();

}  // namespace asyncy::manifest
