// How editors show what some rules find, beside its severity.
#pragma once

#include <cstdint>

#include "core/text/diagnostic.h"

namespace asyncy::rules {

enum class Tag : std::uint8_t { none, unnecessary, deprecated };

Tag tag_of(const text::RuleInfo& rule);

}  // namespace asyncy::rules
