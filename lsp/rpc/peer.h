// What we ask and tell the client on our own account.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "lsp/rpc/message.h"
#include "lsp/rpc/output.h"

namespace asyncy::rpc {

/// Belongs to the worker.
class Peer {
 public:
  explicit Peer(Output& output) : output_(output) {}

  void notify(std::string_view method, Json params);
  /// Params that are null are left out. Never waits: `then` runs when the client answers with a result, which some clients never do.
  void request(std::string_view method, Json params, std::function<void(const Json& result)> then = {});
  /// Hands a response to whoever asked; drops one that nobody asked for.
  void settle(const Message& response);

 private:
  Output& output_;
  std::int64_t last_id_ = 0;
  std::map<RequestId, std::function<void(const Json&)>> waiting_;
};

}  // namespace asyncy::rpc
