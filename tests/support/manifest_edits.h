// Manifests and what people do to them, at random: seeded, so that a failure repeats.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/yaml/tree.h"

namespace asyncy::test {

/// Some of our own, and those of the corpus.
std::vector<std::string> manifest_texts();

/// One edit as people make them, and some that nobody makes.
std::string edited_manifest(std::string text, std::mt19937& random);

/// What differs first between the trees of one text; empty: nothing. In which blocks they were read is no difference.
std::string difference(const yaml::Tree& a, const yaml::Tree& b);

}  // namespace asyncy::test
