// From the client's bytes to messages in the queue, until the stream ends.
#pragma once

#include <atomic>
#include <cstdint>

#include "lsp/rpc/frame.h"
#include "lsp/rpc/log.h"
#include "lsp/rpc/output.h"
#include "lsp/rpc/queue.h"

namespace asyncy::rpc {

class Reader {
 public:
  /// `recorder`, which may be null, writes down what comes.
  Reader(int input, Queue& queue, Output& output, const Log& log, Recorder* recorder = nullptr)
      : input_(input), queue_(queue), output_(output), log_(log), recorder_(recorder) {}

  /// Runs in a thread of its own. Closes the queue at the end of the stream and behind `exit`, stops it when the client is
  /// gone.
  void run();
  /// From now on the end of this process ends us, too: a client that crashes may leave its streams to others. Any thread.
  void watch_process(std::int64_t id);

 private:
  bool wait_for_input();
  [[nodiscard]] bool client_is_gone() const;
  bool take(const Frame& frame);

  int input_;
  Queue& queue_;
  Output& output_;
  const Log& log_;
  Recorder* recorder_;
  FrameReader frames_;
  std::atomic<std::int64_t> process_ = 0;
};

}  // namespace asyncy::rpc
