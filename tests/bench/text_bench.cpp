#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "core/text/text.h"
#include "tests/bench/inputs.h"

namespace {

/// What every keystroke pays at least: the bytes copied and the lines found.
void text_of_manifest(benchmark::State& state) {
  const std::string bytes = asyncy::bench::manifest(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::text::Text(bytes));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(text_of_manifest)->Arg(100)->Arg(2'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void position_of_offset(benchmark::State& state) {
  const asyncy::text::Text text(asyncy::bench::manifest(static_cast<std::size_t>(state.range(0))));
  asyncy::text::Offset offset = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(text.position(offset));
    offset = (offset + 7919) % text.size();
  }
}
BENCHMARK(position_of_offset)->Arg(20'000);

}  // namespace
