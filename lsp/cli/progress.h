// A line on the terminal that tells how far the work has come, when it takes long.
#pragma once

#include <thread>

#include "core/host/progress.h"

namespace asyncy::cli {

/// Draws on standard error from the first second on, if that is a terminal, and clears its line in the end.
class ProgressBar {
 public:
  ProgressBar();

  [[nodiscard]] host::Progress* progress() { return &progress_; }
  /// Clears the line, before anything else is said.
  void finish();

 private:
  void draw(const std::stop_token& stop);

  host::Progress progress_;
  std::jthread painter_;  ///< last: it stops before what it reads goes
};

}  // namespace asyncy::cli
