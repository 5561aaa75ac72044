#include "lsp/rpc/reader.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <vector>

namespace asyncy::rpc {
namespace {

bool is_running(std::int64_t process) { return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH; }

/// `params.id` of `$/cancelRequest`.
std::optional<RequestId> cancelled_id(const Json& params) {
  if (!params.is_object()) return std::nullopt;
  const auto id = params.find("id");
  if (id == params.end()) return std::nullopt;
  if (id->is_string()) return id->get<std::string>();
  if (id->is_number_integer()) return id->get<std::int64_t>();
  return std::nullopt;
}

}  // namespace

void Reader::watch_process(std::int64_t id) {
  constexpr std::int64_t kLargest = INT32_MAX;
  // In a container the client's process has another number, or none.
  if (id <= 1 || id > kLargest || !is_running(id))
    return log_.info("the client's process " + std::to_string(id) +
                     " cannot be seen from here; its end will not be noticed");
  process_ = id;
}

bool Reader::client_is_gone() const {
  const std::int64_t id = process_;
  return id != 0 && !is_running(id);
}

/// False when there is nothing more to wait for.
bool Reader::wait_for_input() {
  constexpr int kMilliseconds = 2000;
  while (!queue_.stopped()) {
    pollfd ready{.fd = input_, .events = POLLIN, .revents = 0};
    const int count = ::poll(&ready, 1, kMilliseconds);
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
    if (client_is_gone()) {
      log_.error("the client's process ended without saying goodbye");
      queue_.stop();
    }
  }
  return false;
}

/// False behind `exit`: nothing may follow.
bool Reader::take(const Frame& frame) {
  if (frame.is_fault) {
    log_.error(frame.text);
    output_.send(response(std::nullopt, Error{ErrorCode::parse_error, frame.text}));
    return true;
  }
  if (recorder_ != nullptr) recorder_->client_sent(frame.text);
  auto read = read_message(frame.text);
  if (const Error* error = std::get_if<Error>(&read)) {
    log_.error(error->message);
    output_.send(response(std::nullopt, *error));
    return true;
  }
  auto& message = std::get<Message>(read);
  if (message.kind == Message::Kind::notification && message.method == "$/cancelRequest") {
    if (const auto id = cancelled_id(*message.payload)) queue_.cancel(*id);
    return true;
  }
  if (message.kind == Message::Kind::notification && message.method == "window/workDoneProgress/cancel") {
    if (message.payload->is_object()) queue_.cancel_progress(message.payload->value("token", Json()));
    return true;
  }
  const bool is_last = message.kind == Message::Kind::notification && message.method == "exit";
  return queue_.push(std::move(message), frame.text.size()) && !is_last;
}

void Reader::run() {
  std::vector<char> buffer(64UL * 1024);
  bool open = true;
  while (open && wait_for_input()) {
    const ssize_t got = ::read(input_, buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) break;
    frames_.feed({buffer.data(), static_cast<std::size_t>(got)});
    while (open) {
      const auto frame = frames_.next();
      if (!frame) break;
      open = take(*frame);
    }
  }
  if (open && !frames_.between_frames()) log_.warning("the stream ended in the middle of a message");
  queue_.close();
}

}  // namespace asyncy::rpc
