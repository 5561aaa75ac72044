// From a place in a scalar's decoded text back to where it is written.
#pragma once

#include "core/text/range.h"
#include "core/yaml/tree.h"

namespace asyncy::yaml {

/// Where the bytes `in_value` of the scalar's decoded text stand in the source, escapes and doubled quotes accounted for. Scalars
/// of several lines, whose line breaks fold, give the scalar's whole range.
text::Range source_range(const Tree& tree, NodeId scalar, text::Range in_value);

}  // namespace asyncy::yaml
