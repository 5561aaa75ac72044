// The one owner of the stream to the client.
#pragma once

#include <atomic>
#include <mutex>

#include "core/json/json.h"

namespace asyncy::rpc {

class Output {
 public:
  /// `descriptor` stays the caller's to close.
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  /// Writes one whole message, and waits for a client that is slow to read. Any thread may call it.
  void send(const json::Json& message);
  /// True when nobody reads any more; what is sent then is lost.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  int descriptor_;
  std::mutex mutex_;
  std::atomic<bool> broken_ = false;
};

}  // namespace asyncy::rpc
