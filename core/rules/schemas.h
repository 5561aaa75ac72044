// The places of a manifest where the same thing is described, for rules that look at each of them.
#pragma once

#include <vector>

#include "core/manifest/model.h"

namespace asyncy::rules {

/// Commands, the entrypoint, events and the actions of outputs.
std::vector<const manifest::Command*> all_commands(const manifest::Manifest& manifest);

/// Where a value is described: arguments, types of additional ones, outputs, properties and environment variables.
std::vector<const manifest::ValueSchema*> all_schemas(const manifest::Manifest& manifest);

}  // namespace asyncy::rules
