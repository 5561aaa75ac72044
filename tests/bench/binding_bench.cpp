#include <benchmark/benchmark.h>

#include "core/binding/binding.h"
#include "tests/bench/inputs.h"

namespace {

/// Per call of the story.
void bind_story(benchmark::State& state) {
  const auto input = asyncy::bench::workspace({.manifest_lines = 600, .calls = static_cast<std::size_t>(state.range(0))});
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::binding::bind(input.workspace, *input.story));
}
BENCHMARK(bind_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
