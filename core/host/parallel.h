// Independent work on several cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace asyncy::host {

/// Calls `work(i)` for each `i` below `count`, from up to `threads` threads at once (0: as many as there are cores).
template <class Work>
void for_each_index(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  // A thread costs more than a handful of items.
  constexpr std::size_t kItemsForAThread = 16;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min(threads, count / kItemsForAThread); ++i) helpers.emplace_back(take);
  take();
}

}  // namespace asyncy::host
