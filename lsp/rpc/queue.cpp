#include "lsp/rpc/queue.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace asyncy::rpc {
namespace {

bool shows_progress_as(const Json& params, const Json& token) {
  if (!params.is_object()) return false;
  const auto own = params.find("workDoneToken");
  return own != params.end() && *own == token;
}

}  // namespace

bool Queue::has_room(std::size_t bytes) const {
  return waiting_.empty() || (waiting_.size() < limits_.messages && bytes_ + bytes <= limits_.bytes);
}

bool Queue::push(Message message, std::size_t bytes) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || has_room(bytes); });
  if (stopped_) return false;
  waiting_.push_back({.message = std::move(message), .bytes = bytes, .source = {}});
  bytes_ += bytes;
  lock.unlock();
  changed_.notify_all();
  return true;
}

void Queue::cancel(const RequestId& id) {
  const std::lock_guard lock(mutex_);
  if (running_ == id) running_source_.request_stop();
  for (Waiting& each : waiting_)
    if (each.message.kind == Message::Kind::request && each.message.id == id) each.source.request_stop();
}

void Queue::cancel_progress(const Json& token) {
  const std::lock_guard lock(mutex_);
  if (running_params_ != nullptr && shows_progress_as(*running_params_, token)) running_source_.request_stop();
  for (Waiting& each : waiting_)
    if (each.message.kind == Message::Kind::request && shows_progress_as(*each.message.payload, token))
      each.source.request_stop();
  if (!token.is_string()) return;
  if (const auto work = work_.find(token.get<std::string>()); work != work_.end()) work->second.request_stop();
}

std::stop_token Queue::begin_work(const std::string& token) {
  const std::lock_guard lock(mutex_);
  std::stop_source& source = work_[token];
  source = std::stop_source();
  if (stopped_) source.request_stop();
  return source.get_token();
}

void Queue::end_work(const std::string& token) {
  const std::lock_guard lock(mutex_);
  work_.erase(token);
}

void Queue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

void Queue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    running_source_.request_stop();
    for (auto& [token, source] : work_) source.request_stop();
  }
  changed_.notify_all();
}

std::optional<Incoming> Queue::pop() {
  std::unique_lock lock(mutex_);
  running_.reset();
  running_params_ = nullptr;
  changed_.wait(lock, [&] { return stopped_ || closed_ || !waiting_.empty(); });
  if (stopped_ || waiting_.empty()) return std::nullopt;
  Waiting next = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= next.bytes;
  if (next.message.kind == Message::Kind::request) {
    running_ = next.message.id;
    running_params_ = next.message.payload;
  }
  running_source_ = next.source;
  lock.unlock();
  changed_.notify_all();
  return Incoming{.message = std::move(next.message), .stop = next.source.get_token()};
}

bool Queue::empty() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty();
}

bool Queue::stopped() const {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

}  // namespace asyncy::rpc
