// From messages to handlers, through the life of a server: exactly one reply to each request, whatever happens.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "lsp/rpc/log.h"
#include "lsp/rpc/message.h"

namespace asyncy::rpc {

using RequestHandler = std::function<Reply(const Json& params, std::stop_token stop)>;
using NotificationHandler = std::function<void(const Json& params)>;

class Dispatcher {
 public:
  explicit Dispatcher(const Log& log) : log_(log) {}

  void on_request(std::string_view method, RequestHandler handler) { requests_[std::string(method)] = std::move(handler); }
  void on_notification(std::string_view method, NotificationHandler handler) {
    notifications_[std::string(method)] = std::move(handler);
  }

  Reply request(const Message& message, const std::stop_token& stop);
  void notification(const Message& message);

  /// Set by the notification `exit`: the exit status of the process.
  [[nodiscard]] std::optional<int> exit_status() const { return exit_status_; }
  [[nodiscard]] bool shut_down() const { return phase_ == Phase::shut_down; }

 private:
  enum class Phase : std::uint8_t { fresh, running, shut_down };
  [[nodiscard]] std::optional<Error> refusal(const Message& message) const;
  [[nodiscard]] Error failure(const Message& message, std::string_view why) const;

  const Log& log_;
  std::map<std::string, RequestHandler, std::less<>> requests_;
  std::map<std::string, NotificationHandler, std::less<>> notifications_;
  Phase phase_ = Phase::fresh;
  std::optional<int> exit_status_;
};

}  // namespace asyncy::rpc
