// What we ask and tell the client on our own account.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>

#include "lsp/rpc/message.h"
#include "lsp/rpc/output.h"
#include "lsp/rpc/queue.h"

namespace asyncy::rpc {

/// Belongs to the worker.
class Peer {
 public:
  Peer(Output& output, Queue& queue) : output_(output), queue_(queue) {}

  void notify(std::string_view method, Json params);
  /// Params that are null are left out. Never waits: `then` runs when the client answers with a result, which some clients never do.
  void request(std::string_view method, Json params, std::function<void(const Json& result)> then = {});
  /// Tells the person something, where the client shows such a thing.
  void show_message(std::string_view sentence);
  /// Hands a response to whoever asked; drops one that nobody asked for.
  void settle(const Message& response);
  /// Begins work that the client may cancel by the token of its progress.
  std::stop_token begin_work(const std::string& token) { return queue_.begin_work(token); }
  void end_work(const std::string& token) { queue_.end_work(token); }

 private:
  Output& output_;
  Queue& queue_;
  std::int64_t last_id_ = 0;
  std::map<RequestId, std::function<void(const Json&)>> waiting_;
};

}  // namespace asyncy::rpc
