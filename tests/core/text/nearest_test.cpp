#include "core/text/nearest.h"

#include <array>
#include <catch2/catch.hpp>

namespace nearest_test {

using asyncy::text::edit_distance;
using asyncy::text::nearest;

TEST_CASE("edit distance counts inserts, deletes, replacements and swaps") {
  CHECK(edit_distance("enum", "enum", 3) == 0);
  CHECK(edit_distance("thas", "that", 3) == 1);
  CHECK(edit_distance("hepl", "help", 3) == 1);
  CHECK(edit_distance("required", "requird", 3) == 1);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("abcdef", "uvwxyz", 3) == 4);
}

TEST_CASE("nearest proposes what a person meant, and nothing far-fetched") {
  constexpr std::array<std::string_view, 4> words = {"this", "that", "help", "A"};
  CHECK(nearest("thas", words) == "that");
  CHECK(nearest("HELP", words) == "help");
  CHECK(nearest("volume", words) == std::nullopt);
  CHECK(nearest("b", words) == std::nullopt);
  CHECK(nearest("a", words) == "A");
  CHECK(nearest("", words) == std::nullopt);
}

}  // namespace nearest_test
