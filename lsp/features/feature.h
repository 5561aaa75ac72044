// What a feature is: a method of the protocol, the capability that announces it, and the handler that answers it.
#pragma once

#include <optional>
#include <stop_token>
#include <string_view>
#include <type_traits>

#include "lsp/rpc/message.h"
#include "lsp/session/session.h"

namespace asyncy::features {

using protocol::Json;
using session::Session;

struct Feature {
  std::string_view method;
  std::string_view what;  ///< what it gives or takes, for the table in lsp/README.md
  /// Adds to the server's capabilities what makes clients send `method`; null when another feature's does.
  void (*announce)(Json& server, const protocol::ClientCapabilities& client) = nullptr;
  /// One of the two, the other is null: a request has an answer, a notification has none.
  rpc::Reply (*answer)(Session& session, const Json& params, std::stop_token stop) = nullptr;
  void (*notice)(Session& session, const Json& params) = nullptr;
};

/// Wraps a handler of a request: `decode` reads the params, or says nothing when they are wrong; `handle` gives the result, or a
/// reply of its own.
template <auto decode, auto handle>
rpc::Reply answer(Session& session, const Json& params, std::stop_token stop) {
  const auto wire = decode(params);
  if (!wire)
    return rpc::Error{rpc::ErrorCode::invalid_params, "the params of the request have not the shape that it needs"};
  auto result = handle(session, *wire, stop);
  if (stop.stop_requested()) return rpc::Error{rpc::ErrorCode::request_cancelled, "the request was cancelled"};
  if constexpr (std::is_same_v<decltype(result), rpc::Reply>)
    return result;
  else
    return rpc::Reply::of(std::move(result));
}

/// The same for a notification. One with wrong params can only be left out.
template <auto decode, auto handle>
void notice(Session& session, const Json& params) {
  if (auto wire = decode(params))
    handle(session, std::move(*wire));
  else
    session.left_out();
}

}  // namespace asyncy::features
