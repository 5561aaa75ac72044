#include "lsp/rpc/dispatcher.h"

#include <exception>
#include <nlohmann/json.hpp>

namespace asyncy::rpc {

/// Why a request cannot be answered in this phase of our life.
std::optional<Error> Dispatcher::refusal(const Message& message) const {
  if (phase_ == Phase::shut_down)
    return Error{ErrorCode::invalid_request, "the server was shut down; only exit may follow"};
  if (message.method == "initialize" && phase_ == Phase::running)
    return Error{ErrorCode::invalid_request, "the server was initialized before"};
  if (message.method != "initialize" && phase_ == Phase::fresh)
    return Error{ErrorCode::server_not_initialized, "the first request must be initialize"};
  return std::nullopt;
}

Error Dispatcher::failure(const Message& message, std::string_view why) const {
  const std::string sentence = "the request " + message.method + " failed: " + std::string(why);
  log_.error(sentence);
  return Error{ErrorCode::internal_error, sentence};
}

Reply Dispatcher::request(const Message& message, const std::stop_token& stop) {
  if (auto refused = refusal(message)) return std::move(*refused);
  if (stop.stop_requested()) return Error{ErrorCode::request_cancelled, "the request was cancelled"};
  if (message.method == "shutdown") {
    phase_ = Phase::shut_down;
    return Reply::of(nullptr);
  }
  const auto handler = requests_.find(message.method);
  if (handler == requests_.end()) return Error{ErrorCode::method_not_found, "there is no request " + message.method};
  try {
    Reply reply = handler->second(*message.payload, stop);
    if (message.method == "initialize" && !reply.error()) phase_ = Phase::running;
    return reply;
  } catch (const std::exception& thrown) {
    return failure(message, thrown.what());
  } catch (...) {
    return failure(message, "nobody says why");
  }
}

void Dispatcher::notification(const Message& message) {
  if (message.method == "exit") {
    exit_status_ = phase_ == Phase::shut_down ? 0 : 1;
    return;
  }
  const auto handler = notifications_.find(message.method);
  if (phase_ != Phase::running || handler == notifications_.end()) {
    log_.debug("the notification " + message.method + " was ignored");
    return;
  }
  try {
    handler->second(*message.payload);
  } catch (const std::exception& failure) {
    log_.error("the notification " + message.method + " failed: " + failure.what());
  } catch (...) {
    log_.error("the notification " + message.method + " failed");
  }
}

}  // namespace asyncy::rpc
