#include <benchmark/benchmark.h>

#include "core/yaml/parse.h"
#include "tests/bench/inputs.h"

namespace {

/// Per line of the manifest.
void yaml_parse(benchmark::State& state) {
  const asyncy::text::Text text(asyncy::bench::manifest(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::yaml::parse(text));
  state.SetBytesProcessed(state.iterations() * text.size());
}
BENCHMARK(yaml_parse)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
