// What a manifest means, whatever its dialect: two that mean the same have the same lines.
#pragma once

#include <string>
#include <vector>

#include "core/manifest/model.h"
#include "core/yaml/tree.h"

namespace asyncy::migrate {

/// One line for each thing that is said: `command go, argument to: type string`.
std::vector<std::string> meaning_of(const yaml::Tree& tree, const manifest::Manifest& model);

}  // namespace asyncy::migrate
