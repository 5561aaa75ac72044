#include "lsp/rpc/queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

namespace queue_test {

namespace {

using asyncy::rpc::Message;

Message request(std::int64_t id) {
  return {.kind = Message::Kind::request, .id = id, .method = "m", .payload = std::make_shared<const nlohmann::json>()};
}

}  // namespace

TEST_CASE("queue: in order, from one thread to another, with no more waiting than allowed") {
  asyncy::rpc::Queue queue({.messages = 3, .bytes = 1000});
  constexpr std::int64_t kCount = 2000;
  std::thread writer([&] {
    for (std::int64_t i = 0; i < kCount; ++i) queue.push(request(i), 1);
    queue.close();
  });
  std::int64_t expected = 0;
  while (const auto next = queue.pop()) expected += next->message.id == asyncy::rpc::RequestId(expected) ? 1 : 0;
  writer.join();
  CHECK(expected == kCount);
}

TEST_CASE("queue: what shows its progress is cancelled by its token") {
  asyncy::rpc::Queue queue;
  Message asked = request(1);
  asked.payload = std::make_shared<const nlohmann::json>(nlohmann::json{{"workDoneToken", 7}});
  REQUIRE(queue.push(asked, 1));
  REQUIRE(queue.push(request(2), 1));
  queue.cancel_progress(8);
  queue.cancel_progress(nullptr);
  const auto first = queue.pop();
  CHECK_FALSE(first->stop.stop_requested());
  queue.cancel_progress(7);
  CHECK(first->stop.stop_requested());
  CHECK_FALSE(queue.pop()->stop.stop_requested());

  const auto work = queue.begin_work("reading");
  queue.cancel_progress("writing");
  CHECK_FALSE(work.stop_requested());
  queue.cancel_progress("reading");
  CHECK(work.stop_requested());
  queue.end_work("reading");
  CHECK_FALSE(queue.begin_work("reading").stop_requested());
}

TEST_CASE("queue: a full one lets the writer wait, and an oversized message through when it is alone") {
  asyncy::rpc::Queue queue({.messages = 10, .bytes = 100});
  REQUIRE(queue.push(request(1), 5000));
  std::atomic<bool> pushed = false;
  std::thread writer([&] { pushed = queue.push(request(2), 1); });
  CHECK_FALSE(pushed);
  CHECK(queue.pop()->message.id == asyncy::rpc::RequestId(std::int64_t{1}));
  CHECK(queue.pop()->message.id == asyncy::rpc::RequestId(std::int64_t{2}));
  writer.join();
  CHECK(pushed);
}

TEST_CASE("queue: stopping frees whoever waits") {
  asyncy::rpc::Queue queue({.messages = 1, .bytes = 100});
  REQUIRE(queue.push(request(1), 1));
  std::thread writer([&] { queue.push(request(2), 1); });
  queue.stop();
  writer.join();
  CHECK_FALSE(queue.pop());
  CHECK_FALSE(queue.push(request(3), 1));
}

TEST_CASE("queue: a request is cancelled while it waits and while it runs") {
  asyncy::rpc::Queue queue;
  queue.push(request(1), 1);
  queue.push(request(2), 1);
  queue.cancel(std::int64_t{2});
  queue.cancel(std::string("unknown"));
  const auto first = queue.pop();
  CHECK_FALSE(first->stop.stop_requested());
  queue.cancel(std::int64_t{1});
  CHECK(first->stop.stop_requested());
  CHECK(queue.pop()->stop.stop_requested());
}

}  // namespace queue_test
