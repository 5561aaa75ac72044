#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "core/workspace/workspace.h"
#include "tests/bench/inputs.h"

namespace {

using asyncy::text::Language;
using asyncy::text::Text;

/// Per line: tree, schema and model.
void open_manifest(benchmark::State& state) {
  const Text text(asyncy::bench::manifest(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::workspace::open("/w/bench/asyncy.yml", text, Language::manifest));
  state.SetBytesProcessed(state.iterations() * text.size());
}
BENCHMARK(open_manifest)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// Per call: tree and scopes.
void open_story(benchmark::State& state) {
  const Text text(asyncy::bench::story(static_cast<std::size_t>(state.range(0)), 20));
  for (auto _ : state) benchmark::DoNotOptimize(asyncy::workspace::open("/w/main.story", text, Language::story));
  state.SetBytesProcessed(state.iterations() * text.size());
}
BENCHMARK(open_story)->Arg(100)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

/// Per document of the workspace, every tenth of which is a manifest: one story is put in the place of another.
void with_story(benchmark::State& state) {
  std::vector<std::shared_ptr<const asyncy::workspace::Document>> documents;
  for (std::int64_t i = 0; i < state.range(0); ++i) {
    const std::string folder = "/w/services/service-" + std::to_string(i);
    documents.push_back(i % 10 == 0
                            ? asyncy::workspace::open(folder + "/asyncy.yml", Text("commands:\n  go:\n    help: Goes.\n"),
                                                      Language::manifest)
                            : asyncy::workspace::open(folder + "/main.story", Text("demo go\n"), Language::story));
  }
  const auto changed = documents.back();
  const asyncy::workspace::Workspace workspace({{.path = "/w", .config = {}}}, std::move(documents));
  for (auto _ : state) benchmark::DoNotOptimize(workspace.with(changed));
}
BENCHMARK(with_story)->Arg(10)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMicrosecond);

}  // namespace
