// The one owner of the stream to the client.
#pragma once

#include <atomic>
#include <mutex>

#include "core/json/json.h"
#include "lsp/rpc/recorder.h"

namespace asyncy::rpc {

class Output {
 public:
  /// `descriptor` stays the caller's to close; `recorder`, which may be null, writes down what is sent.
  explicit Output(int descriptor, Recorder* recorder = nullptr) : descriptor_(descriptor), recorder_(recorder) {}

  /// Writes one whole message, and waits for a client that is slow to read. Any thread may call it.
  void send(const json::Json& message);
  /// True when nobody reads any more; what is sent then is lost.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  int descriptor_;
  Recorder* recorder_;
  std::mutex mutex_;
  std::atomic<bool> broken_ = false;
};

}  // namespace asyncy::rpc
