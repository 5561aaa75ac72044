#include <benchmark/benchmark.h>

#include "core/story/parser.h"
#include "core/story/scope.h"
#include "tests/bench/inputs.h"

namespace {

constexpr std::size_t kCommands = 20;

asyncy::text::Text story(const benchmark::State& state) {
  return asyncy::text::Text(asyncy::bench::story(static_cast<std::size_t>(state.range(0)), kCommands));
}

/// Per call of the story.
void story_parse(benchmark::State& state) {
  const asyncy::text::Text text = story(state);
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::story::parse(text));
  state.SetBytesProcessed(state.iterations() * text.size());
}
BENCHMARK(story_parse)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void story_scopes(benchmark::State& state) {
  const asyncy::story::Tree tree = asyncy::story::parse(story(state));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::story::resolve_scopes(tree));
  state.SetBytesProcessed(state.iterations() * tree.text.size());
}
BENCHMARK(story_scopes)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
