// Messages of JSON-RPC 2.0: what a body says, and what an answer looks like.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/json/json.h"

namespace asyncy::rpc {

using json::Json;

using RequestId = std::variant<std::int64_t, std::string>;

/// The codes of JSON-RPC and of the Language Server Protocol.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_cancelled = -32800,
  content_modified = -32801,
  request_failed = -32803,
};

struct Error {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;  ///< a sentence for a person
};

struct Message {
  enum class Kind : std::uint8_t { request, notification, response } kind = Kind::notification;
  std::optional<RequestId> id;          ///< of requests, and of responses that carry one
  std::string method;                   ///< empty for responses
  std::shared_ptr<const Json> payload;  ///< the params or the result, null when absent; never a null pointer
  bool failed = false;                  ///< a response that reports an error
};

/// The message that `body` holds, or the error that the sender is to be told with the id null.
std::variant<Message, Error> read_message(std::string_view body);

/// What a request is answered with: a result, or an error.
class Reply {
 public:
  /// The request succeeded.
  static Reply of(Json result);
  // NOLINTNEXTLINE(google-explicit-constructor): a handler returns its result or its error as it is.
  Reply(Error error) : error_(std::move(error)) {}

  [[nodiscard]] const Json* result() const { return result_.get(); }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  Reply() = default;
  std::shared_ptr<const Json> result_;
  std::optional<Error> error_;
};

/// The whole message that answers `id`; without one the id is null.
Json response(const std::optional<RequestId>& id, const Reply& reply);

}  // namespace asyncy::rpc
