// How far a long piece of work has come, for whoever shows it meanwhile.
#pragma once

#include <atomic>
#include <cstddef>

namespace asyncy::host {

/// Written by those who work, read by another thread.
struct Progress {
  std::atomic<std::size_t> done = 0;
  std::atomic<std::size_t> all = 0;
};

}  // namespace asyncy::host
