// Inputs for benchmarks: as large as wanted, and the same in every run.
#pragma once

#include <cstddef>
#include <string>

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

}  // namespace asyncy::bench
