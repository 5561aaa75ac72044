#include "core/text/excerpt.h"

#include <catch2/catch.hpp>

namespace excerpt_test {

using asyncy::text::excerpt;

TEST_CASE("an excerpt is one line of bounded length") {
  CHECK(excerpt("").empty());
  CHECK(excerpt("short") == "short");
  CHECK(excerpt("a\r\nb") == "a  b");
  CHECK(excerpt("12345", 5) == "12345");
  CHECK(excerpt("123456", 5) == "12345…");
  CHECK(excerpt(std::string(1'000'000, 'x')).size() == 83);
}

TEST_CASE("an excerpt is cut between characters") {
  CHECK(excerpt("12💡3", 6) == "12💡…");
  CHECK(excerpt("12💡3", 5) == "12…");
  CHECK(excerpt("12💡3", 2) == "12…");
  CHECK(excerpt("\x80\x80\x80", 1) == "…");
}

}  // namespace excerpt_test
