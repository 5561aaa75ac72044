#include "lsp/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>

namespace asyncy::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr std::size_t kWidth = 30;

std::string bar(std::size_t done, std::size_t all) {
  const std::size_t filled = all == 0 ? 0 : std::min(kWidth, done * kWidth / all);
  return "\r[" + std::string(filled, '#') + std::string(kWidth - filled, ' ') + "] " + std::to_string(done) + " of " +
         std::to_string(all) + "\x1b[K";
}

}  // namespace

ProgressBar::ProgressBar() {
  if (::isatty(STDERR_FILENO) != 0) painter_ = std::jthread([this](const std::stop_token& stop) { draw(stop); });
}

void ProgressBar::finish() {
  painter_.request_stop();
  if (painter_.joinable()) painter_.join();
}

void ProgressBar::draw(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  const auto wait = [&](auto time) { changed.wait_for(lock, stop, time, [] { return false; }); };
  wait(kPatience);
  bool drawn = false;
  while (!stop.stop_requested()) {
    std::fputs(bar(progress_.done, progress_.all).c_str(), stderr);
    drawn = true;
    wait(kRedraw);
  }
  if (drawn) std::fputs("\r\x1b[K", stderr);
}

}  // namespace asyncy::cli
