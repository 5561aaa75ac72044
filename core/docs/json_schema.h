// The table of keys as a JSON Schema, for every tool that reads YAML.
#pragma once

#include "core/json/json.h"
#include "core/manifest/schema.h"

namespace asyncy::docs {

/// Draft 7, with descriptions, defaults and `defaultSnippets`. It says what shape a manifest has; what only rules can say (a pattern
/// that cannot be read, an argument declared twice) it leaves out.
json::Json json_schema();

/// The name of a section's definition.
std::string_view name_of(manifest::Section section);

}  // namespace asyncy::docs
