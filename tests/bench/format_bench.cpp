#include <benchmark/benchmark.h>

#include "core/format/format.h"
#include "core/story/parser.h"
#include "tests/bench/inputs.h"

namespace {

constexpr std::size_t kCommands = 20;

/// Per call of the story; nothing is to be done.
void format_fine_story(benchmark::State& state) {
  const auto tree =
      asyncy::story::parse(asyncy::text::Text(asyncy::bench::story(static_cast<std::size_t>(state.range(0)), kCommands)));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::format::format(tree));
  state.SetBytesProcessed(state.iterations() * tree.text.size());
}
BENCHMARK(format_fine_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// The same, when every line has other blanks than the style wants.
void format_story(benchmark::State& state) {
  std::string story = "if x\n";
  for (const char c : asyncy::bench::story(static_cast<std::size_t>(state.range(0)), kCommands)) {
    if (story.back() == '\n') story += ' ';
    if (c == '\n') story += "  ";
    story += c;
    if (c == ' ') story += ' ';
  }
  const auto tree = asyncy::story::parse(asyncy::text::Text(std::move(story)));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::format::format(tree));
  state.SetBytesProcessed(state.iterations() * tree.text.size());
}
BENCHMARK(format_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
