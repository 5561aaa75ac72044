#include "tests/bench/inputs.h"

#include <catch2/catch.hpp>

#include "core/rules/run.h"

namespace inputs_test {

using asyncy::bench::Size;

TEST_CASE("bench: the inputs are as large as they say and without a finding") {
  for (const Size size : {Size{.manifest_lines = 1, .calls = 1}, Size{.manifest_lines = 100, .calls = 50},
                          Size{.manifest_lines = 1000, .calls = 300}}) {
    INFO(size.manifest_lines << " lines, " << size.calls << " calls");
    const auto input = asyncy::bench::workspace(size);
    CHECK(input.manifest->text.line_count() >= size.manifest_lines);
    CHECK(input.manifest->manifest()->model.commands.size() == asyncy::bench::command_count(size.manifest_lines));
    CHECK(input.story->story()->tree.calls.size() == size.calls);
    for (const auto& document : {input.manifest, input.story})
      for (const auto& found : asyncy::rules::run(input.workspace, *document, {})) FAIL_CHECK(found.message);
  }
}

}  // namespace inputs_test
