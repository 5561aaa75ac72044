// Inputs for benchmarks: as large as wanted, and the same in every run.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/workspace/workspace.h"

namespace asyncy::bench {

/// A service manifest in the style of `args`/`kwargs`, of at least `lines` lines, without a mistake. Its commands are named
/// `command-0`, `command-1`, …; each has the arguments that `story` gives.
std::string manifest(std::size_t lines);

/// The number of commands in `manifest(lines)`.
std::size_t command_count(std::size_t lines);

/// A story of `calls` calls to the service `bench`, whose manifest is `manifest(lines)` with `command_count(lines) ==
/// commands`. Both styles take turns, the blocks and maps around the calls are like those of real stories, and nothing is
/// wrong.
std::string story(std::size_t calls, std::size_t commands);

/// The lines of a story, all of them in one function.
std::string in_function(std::string_view story);

struct Size {
  std::size_t manifest_lines = 0;
  std::size_t calls = 0;
};

/// A workspace of one manifest and one story; both are without a finding.
struct Input {
  workspace::Workspace workspace;
  std::shared_ptr<const workspace::Document> manifest;
  std::shared_ptr<const workspace::Document> story;
};
Input workspace(Size size);

}  // namespace asyncy::bench
