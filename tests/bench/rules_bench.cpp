#include <benchmark/benchmark.h>

#include <string_view>

#include "core/rules/run.h"
#include "tests/bench/inputs.h"

namespace {

using asyncy::bench::Size;
using asyncy::text::Language;
using asyncy::text::Text;

std::size_t size(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

/// Per call: the rules over a story that is read already.
void run_story(benchmark::State& state) {
  const auto input = asyncy::bench::workspace({.manifest_lines = 600, .calls = size(state)});
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::rules::run(input.workspace, *input.story, {}));
}
BENCHMARK(run_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// Per line: the rules over a manifest that is read already.
void run_manifest(benchmark::State& state) {
  const auto input = asyncy::bench::workspace({.manifest_lines = size(state), .calls = 1});
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::rules::run(input.workspace, *input.manifest, {}));
}
BENCHMARK(run_manifest)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// What the user waits for behind each letter: `letter` comes or goes at the end of a line in the middle, the document is read, put
/// into the workspace and judged.
void keystroke(benchmark::State& state, const Size& size, Language language, std::string_view letter = " ") {
  auto [workspace, manifest, story] = asyncy::bench::workspace(size);
  auto document = language == Language::story ? story : manifest;
  Text text = document->text;
  const auto at = static_cast<asyncy::text::Offset>(text.view().find('\n', text.size() / 2));
  asyncy::rules::Memory memory;
  static_cast<void>(asyncy::rules::run(workspace, document, {}, memory));
  for (auto _ : state) {
    const bool typed = text.view()[at] != '\n';
    text = text.edited({at, at + (typed ? static_cast<asyncy::text::Offset>(letter.size()) : 0)}, typed ? "" : letter);
    document = asyncy::workspace::open(document->path, text, language, document.get());
    workspace = workspace.with(document);
    benchmark::DoNotOptimize(asyncy::rules::run(workspace, document, {}, memory));
  }
}
void keystroke_story(benchmark::State& state) {
  keystroke(state, {.manifest_lines = 600, .calls = size(state)}, Language::story, "x");
}
BENCHMARK(keystroke_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Arg(34'000)->Unit(benchmark::kMicrosecond);

/// Of these only what belongs to the story itself: its text with the lines, its tree, and what its names are.
void edit_story(benchmark::State& state) {
  auto document = asyncy::bench::workspace({.manifest_lines = 600, .calls = size(state)}).story;
  Text text = document->text;
  const auto at = static_cast<asyncy::text::Offset>(text.view().find('\n', text.size() / 2));
  for (auto _ : state) {
    const bool typed = text.view()[at] != '\n';
    text = text.edited({at, at + (typed ? 1U : 0U)}, typed ? "" : "x");
    document = asyncy::workspace::open(document->path, text, Language::story, document.get());
    const auto& file = *document->story();
    benchmark::DoNotOptimize(file.scopes.uses_in(file.tree.layout().chunk_at(at)));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * text.size());
}
BENCHMARK(edit_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Arg(34'000)->Unit(benchmark::kMicrosecond);

void keystroke_manifest(benchmark::State& state) {
  keystroke(state, {.manifest_lines = size(state), .calls = 100}, Language::manifest);
}
BENCHMARK(keystroke_manifest)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// The letter makes the YAML of its line unreadable, or mends it.
void keystroke_broken_manifest(benchmark::State& state) {
  keystroke(state, {.manifest_lines = size(state), .calls = 100}, Language::manifest, ": [");
}
BENCHMARK(keystroke_broken_manifest)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
