#include <benchmark/benchmark.h>

#include <string_view>

#include "core/ide/completion.h"
#include "core/ide/folding.h"
#include "core/ide/hover.h"
#include "core/ide/inlay_hints.h"
#include "core/ide/semantic_tokens.h"
#include "core/ide/signature.h"
#include "tests/bench/inputs.h"

namespace {

using asyncy::bench::Input;
using asyncy::text::Offset;

Input input(const benchmark::State& state) {
  return asyncy::bench::workspace({.manifest_lines = 1'000, .calls = static_cast<std::size_t>(state.range(0))});
}

/// Behind the first word of the line in the middle of the story.
Offset middle(const Input& input) {
  const std::string_view text = input.story->text.view();
  const auto line = text.find("\nbench ", text.size() / 2);
  return static_cast<Offset>(line + 7);
}

/// Per call of the story, beside a manifest of 1,000 lines.
void complete_story(benchmark::State& state) {
  const Input at = input(state);
  for (auto _ : state)
    benchmark::DoNotOptimize(asyncy::ide::complete(at.workspace, *at.story, middle(at), {.documented = ""}));
}
BENCHMARK(complete_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void hover_story(benchmark::State& state) {
  const Input at = input(state);
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::hover(at.workspace, *at.story, middle(at)));
}
BENCHMARK(hover_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void signature_story(benchmark::State& state) {
  const Input at = input(state);
  const auto end = static_cast<Offset>(at.story->text.view().find('\n', middle(at)));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::signature_help(at.workspace, *at.story, end));
}
BENCHMARK(signature_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// Of the sixty lines that an editor shows.
void hints_story(benchmark::State& state) {
  const Input at = input(state);
  const auto line = at.story->text.line_of(middle(at));
  const asyncy::text::Range shown = {at.story->text.line_start(line), at.story->text.line_start(line + 60)};
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::inlay_hints(at.workspace, *at.story, shown));
}
BENCHMARK(hints_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void tokens_story(benchmark::State& state) {
  const Input at = input(state);
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::semantic_tokens(at.workspace, *at.story));
}
BENCHMARK(tokens_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void folds_story(benchmark::State& state) {
  const Input at = input(state);
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::folds(*at.story));
}
BENCHMARK(folds_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// A manifest of so many lines, and the end of a key in its middle; broken: the line there cannot be read.
struct Manifest {
  explicit Manifest(std::int64_t lines, bool broken) {
    std::string text = asyncy::bench::manifest(static_cast<std::size_t>(lines));
    at = static_cast<Offset>(text.find(" help:", text.size() / 2) + 5);
    if (broken) text.insert(text.find('\n', at), ": [");
    document = asyncy::workspace::open("/w/bench/asyncy.yml", asyncy::text::Text(std::move(text)),
                                       asyncy::text::Language::manifest);
    workspace = asyncy::workspace::Workspace({{.path = "/w", .config = {}}}, {document});
  }

  std::shared_ptr<const asyncy::workspace::Document> document;
  asyncy::workspace::Workspace workspace;
  Offset at = 0;
};

void complete_manifest(benchmark::State& state, bool broken) {
  const Manifest manifest(state.range(0), broken);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        asyncy::ide::complete(manifest.workspace, *manifest.document, manifest.at, {.documented = ""}));
}
BENCHMARK_CAPTURE(complete_manifest, fine, false)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_manifest, broken, true)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void hover_manifest(benchmark::State& state, bool broken) {
  const Manifest manifest(state.range(0), broken);
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::ide::hover(manifest.workspace, *manifest.document, manifest.at));
}
BENCHMARK_CAPTURE(hover_manifest, fine, false)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(hover_manifest, broken, true)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// What the user waits for behind a letter before there is an answer: `letter` comes or goes at the end of a line in the
/// middle, the document is read, put into the workspace and asked about.
template <class Ask>
void typed_manifest(benchmark::State& state, std::string_view letter, Ask ask) {
  Manifest manifest(state.range(0), false);
  auto& [document, workspace, at] = manifest;
  asyncy::text::Text text = document->text;
  const auto end = static_cast<Offset>(text.view().find('\n', at));
  for (auto _ : state) {
    const bool typed = text.view()[end] != '\n';
    text = text.edited({end, end + (typed ? static_cast<Offset>(letter.size()) : 0)}, typed ? "" : letter);
    document = asyncy::workspace::open(document->path, text, asyncy::text::Language::manifest, document.get());
    workspace = workspace.with(document);
    ask(manifest);
  }
}

void complete_typed(const Manifest& manifest) {
  benchmark::DoNotOptimize(asyncy::ide::complete(manifest.workspace, *manifest.document, manifest.at, {.documented = ""}));
}
void hover_typed(const Manifest& manifest) {
  benchmark::DoNotOptimize(asyncy::ide::hover(manifest.workspace, *manifest.document, manifest.at));
}

void complete_typed_manifest(benchmark::State& state, std::string_view letter) {
  typed_manifest(state, letter, complete_typed);
}
BENCHMARK_CAPTURE(complete_typed_manifest, fine, "x")->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete_typed_manifest, broken, ": [")->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

void hover_typed_manifest(benchmark::State& state, std::string_view letter) { typed_manifest(state, letter, hover_typed); }
BENCHMARK_CAPTURE(hover_typed_manifest, fine, "x")->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(hover_typed_manifest, broken, ": [")->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
