// Every place of a manifest where a value is described, for rules that look at each of them.
#pragma once

#include <vector>

#include "core/manifest/model.h"

namespace asyncy::rules {

/// Arguments, types of additional ones, outputs, properties and environment variables, events and actions included.
std::vector<const manifest::ValueSchema*> all_schemas(const manifest::Manifest& manifest);

}  // namespace asyncy::rules
