// How a YAML value reads: the literal it is, and the shape the schema asks for.
#pragma once

#include <optional>

#include "core/manifest/schema.h"
#include "core/types/type.h"
#include "core/yaml/tree.h"

namespace asyncy::manifest {

/// The value as a literal: plain `true`, `12`, `1.5` and `null` are what they look like, everything in quotes is text.
/// YAML 1.1's further booleans (`yes`, `off`) count as booleans, as its readers take them. Aliases are followed.
types::Literal literal_of(const yaml::Tree& tree, yaml::NodeId node);

/// The shapes that the value has: `12` is a whole number, and as a number and as text it serves, too.
Shapes shapes_of(const yaml::Tree& tree, yaml::NodeId node);
/// Those that it would have without its quotes; none when it has no quotes.
Shapes shapes_unquoted(const yaml::Tree& tree, yaml::NodeId node);

/// What a literal counts, whether as a number or as text that reads as one; nothing for everything else.
std::optional<double> number_of(const types::Literal& literal);

/// `a list`, `a map`, `the text `abc``: what stands there, for messages.
std::string describe_value(const yaml::Tree& tree, yaml::NodeId node);

/// True for `true`, `yes` and `on`; false for the others; nothing when it is no boolean.
std::optional<bool> boolean_of(const yaml::Tree& tree, yaml::NodeId node);

}  // namespace asyncy::manifest
