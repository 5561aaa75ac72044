// Broken texts from healthy ones: seeded, so that a failure repeats.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace asyncy::test {

/// Makes one mutant after the other from `seeds`: bytes flipped, deleted, doubled, pieces of one text put into another, line
/// ends changed, characters that mean something to either language inserted.
class Mutator {
 public:
  Mutator(std::span<const std::string> seeds, std::uint32_t seed) : seeds_(seeds), random_(seed) {}
  std::string next();

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  void change(std::string& text);

  std::span<const std::string> seeds_;
  std::mt19937 random_;
};

}  // namespace asyncy::test
