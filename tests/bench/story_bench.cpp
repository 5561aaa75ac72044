#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

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

/// Per call of the story: one letter comes or goes in the middle; the text, its lines and the tree of what was there before
/// become those of what is there now.
void read_on(benchmark::State& state, asyncy::text::Text text) {
  asyncy::story::Tree tree = asyncy::story::parse(text);
  const auto at = static_cast<asyncy::text::Offset>(text.view().find('\n', text.size() / 2));
  for (auto _ : state) {
    const bool typed = text.view()[at] != '\n';
    text = text.edited({at, at + (typed ? 1 : 0)}, typed ? "" : "x");
    tree = asyncy::story::parse(text, tree);
    benchmark::DoNotOptimize(tree);
  }
  state.SetLabel(std::to_string(text.size() / 1000) + " kB, " + std::to_string(tree.work.lexed_bytes) + " bytes lexed");
}
void story_read_on(benchmark::State& state) { read_on(state, story(state)); }
BENCHMARK(story_read_on)->Arg(1'000)->Arg(20'000)->Arg(40'000)->Unit(benchmark::kMicrosecond);

/// The same where all lines belong to one function.
void story_read_on_in_function(benchmark::State& state) {
  read_on(state, asyncy::text::Text(asyncy::bench::in_function(story(state).view())));
}
BENCHMARK(story_read_on_in_function)->Arg(1'000)->Arg(20'000)->Arg(40'000)->Unit(benchmark::kMicrosecond);

/// Bytes of text that no story should be, but some file is.
void story_parse_bad(benchmark::State& state, std::string_view piece) {
  std::string bytes = "svc cmd ";
  while (bytes.size() < static_cast<std::size_t>(state.range(0))) bytes += piece;
  const asyncy::text::Text text(std::move(bytes));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::story::parse(text));
  state.SetComplexityN(state.range(0));
}
#define ASYNCY_BAD(name, piece) \
  BENCHMARK_CAPTURE(story_parse_bad, name, piece)->RangeMultiplier(2)->Range(1 << 17, 1 << 20)->Complexity()->Unit(benchmark::kMillisecond)
ASYNCY_BAD(one_line, "a:1 ");
ASYNCY_BAD(parentheses, "(");
ASYNCY_BAD(open_strings, "x = \"open\n");
ASYNCY_BAD(open_heredocs, "\"\"\"\n");
ASYNCY_BAD(open_comments, "### x\n");
ASYNCY_BAD(escaped_quotes, "\\'\n");
ASYNCY_BAD(tabs_and_blanks, "\t x = 1\n  \ty = 2\n");
ASYNCY_BAD(carriage_returns, "x = 1\r");
ASYNCY_BAD(no_ascii, "caf\xC3\xA9 \xF0\x9F\x98\x80\n");
ASYNCY_BAD(binary, "\x01\xFFx\n");
ASYNCY_BAD(open_templates, "y = \"{a} {b\"\n");
#undef ASYNCY_BAD

void story_scopes(benchmark::State& state) {
  const asyncy::story::Tree tree = asyncy::story::parse(story(state));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::story::Scopes(tree).uses());
  state.SetBytesProcessed(state.iterations() * tree.text.size());
}
BENCHMARK(story_scopes)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
