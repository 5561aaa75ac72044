// Every fixture gets exactly what its caret lines say.
#include <catch2/catch.hpp>

#include "tests/support/fixture.h"

namespace fixtures_test {

using namespace asyncy;

TEST_CASE("fixtures get what their caret lines say") {
  for (const auto& [name, text] : test::fixture_files()) {
    INFO(name);
    test::check_fixtures(text);
  }
}

TEST_CASE("a fixture tells what is missing and what was not expected") {
  const auto faults = [](std::string_view text) { return test::fixture_faults(test::read_fixtures(text).at(0)); };
  const std::string manifest = "# file: demo/asyncy.yml\ncommands:\n  go:\n    hepl: Goes.\n";
  CHECK(faults(manifest + "#   ^^^^ warning unknown-key: did you mean `help`\n").empty());
  CHECK(faults(manifest).find("unexpected\n      hepl: Goes.\n#<    ^^^^ warning unknown-key: ") != std::string::npos);
  for (const std::string_view wrong :
       {"#    ^^^^ unknown-key\n", "#   ^^^ unknown-key\n", "#   ^^^^ hint unknown-key\n", "#   ^^^^ wrong-kind\n",
        "#   ^^^^ unknown-key: another text\n", "#   | unknown-key\n", "#   ^^^^> unknown-key\n"}) {
    INFO(wrong);
    const std::string said = faults(manifest + std::string(wrong));
    CHECK(said.find("unexpected") != std::string::npos);
    CHECK(said.find("missing") != std::string::npos);
  }
  CHECK(faults("# file: demo/asyncy.yml\nhepl: 1\n#<^^^^ unknown-key\n").empty());
}

}  // namespace fixtures_test
