// The door to yaml-cpp: text in, tree out, whatever the text.
#pragma once

#include <cstddef>
#include <span>

#include "core/text/diagnostic.h"
#include "core/yaml/tree.h"

namespace asyncy::yaml {

struct Limits {
  unsigned depth = 100;  ///< nested collections
};

/// Reads one YAML document. Never throws, ends for every input, and keeps what is healthy beside what is broken.
Tree parse(const text::Text& text, Limits limits = {});

/// The same for a text whose earlier version gave `before` under the same limits: equal to `parse(text)`, and much faster
/// when a small edit lies between the two, healthy or broken.
Tree parse(const text::Text& text, const Tree& before, Limits limits = {});

/// `yaml-syntax` and its siblings, for the registry of rules.
std::span<const text::RuleInfo* const> rules();

}  // namespace asyncy::yaml
