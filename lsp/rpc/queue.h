// What waits between the reader and the worker: bounded, in order; each request, and work of our own, with its way to be
// cancelled.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

#include "lsp/rpc/message.h"

namespace asyncy::rpc {

struct QueueLimits {
  std::size_t messages = 4096;
  std::size_t bytes = 16UL * 1024 * 1024;  ///< of bodies; a single larger one still fits into an empty queue
};

struct Incoming {
  Message message;
  std::stop_token stop;  ///< set when the client takes the request back
};

class Queue {
 public:
  explicit Queue(QueueLimits limits = {}) : limits_(limits) {}

  /// Waits while there is no room, so that a client which floods us waits in its own writing. False when stopped.
  bool push(Message message, std::size_t bytes);
  /// Takes back a request that waits or runs; any other id is none of ours.
  void cancel(const RequestId& id);
  /// The same by the token of its progress: a request that brought one, or what `begin_work` began.
  void cancel_progress(const Json& token);
  /// Work that no request asked for, and that the client sees under `token`; until `end_work` it can be cancelled.
  std::stop_token begin_work(const std::string& token);
  void end_work(const std::string& token);
  /// Nothing more will come; what waits is still handed out.
  void close();
  /// Nothing is taken or handed out any more.
  void stop();

  /// Waits for the next message; nothing when there will be none.
  std::optional<Incoming> pop();
  [[nodiscard]] bool empty() const;
  [[nodiscard]] bool stopped() const;

 private:
  struct Waiting {
    Message message;
    std::size_t bytes = 0;
    std::stop_source source;
  };
  [[nodiscard]] bool has_room(std::size_t bytes) const;

  QueueLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;
  std::size_t bytes_ = 0;
  std::optional<RequestId> running_;
  std::shared_ptr<const Json> running_params_;  ///< of the request; null when none runs
  std::stop_source running_source_;
  std::map<std::string, std::stop_source> work_;  ///< by token
  bool closed_ = false;
  bool stopped_ = false;
};

}  // namespace asyncy::rpc
