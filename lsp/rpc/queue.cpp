#include "lsp/rpc/queue.h"

#include <utility>

namespace asyncy::rpc {

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
  }
  changed_.notify_all();
}

std::optional<Incoming> Queue::pop() {
  std::unique_lock lock(mutex_);
  running_.reset();
  changed_.wait(lock, [&] { return stopped_ || closed_ || !waiting_.empty(); });
  if (stopped_ || waiting_.empty()) return std::nullopt;
  Waiting next = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= next.bytes;
  if (next.message.kind == Message::Kind::request) running_ = next.message.id;
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
