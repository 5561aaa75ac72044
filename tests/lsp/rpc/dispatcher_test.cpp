#include "lsp/rpc/dispatcher.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace dispatcher_test {

using namespace asyncy;
using rpc::ErrorCode;
using rpc::Json;

namespace {

/// A running dispatcher with handlers that fail, and what it logs.
struct Running {
  Running() {
    log.write = [this](rpc::LogLevel, std::string_view sentence) { logged.emplace_back(sentence); };
    dispatcher.on_request("initialize", [](const Json&, const std::stop_token&) { return rpc::Reply::of(1); });
    dispatcher.on_request("works", [](const Json&, const std::stop_token&) { return rpc::Reply::of(2); });
    dispatcher.on_request("throws",
                          [](const Json&, const std::stop_token&) -> rpc::Reply { throw std::runtime_error("no luck"); });
    dispatcher.on_request("misreads", [](const Json& params, const std::stop_token&) {
      return rpc::Reply::of(params.at("none").get<int>());
    });
    dispatcher.on_request("throws a number", [](const Json&, const std::stop_token&) -> rpc::Reply { throw 3; });
    dispatcher.on_notification("throws", [](const Json&) { throw std::runtime_error("no luck"); });
    dispatcher.on_notification("throws a number", [](const Json&) { throw 3; });
    CHECK(ask("initialize").result() != nullptr);
  }

  rpc::Reply ask(const std::string& method) { return dispatcher.request(message(method), {}); }
  static rpc::Message message(const std::string& method) {
    return {.kind = rpc::Message::Kind::request,
            .id = std::int64_t{1},
            .method = method,
            .payload = std::make_shared<const Json>(Json::object())};
  }

  std::vector<std::string> logged;
  rpc::Log log;
  rpc::Dispatcher dispatcher{log};
};

}  // namespace

TEST_CASE("dispatcher: whatever a handler throws is an internal error, and the next request works") {
  Running running;
  for (const char* method : {"throws", "misreads", "throws a number"}) {
    INFO(method);
    running.logged.clear();
    const rpc::Reply reply = running.ask(method);
    REQUIRE(reply.error());
    CHECK(reply.error()->code == ErrorCode::internal_error);
    CHECK(static_cast<int>(reply.error()->code) == -32603);
    CHECK(reply.error()->message.find(method) != std::string::npos);
    CHECK(running.logged.size() == 1);
    const rpc::Reply next = running.ask("works");
    REQUIRE(next.result() != nullptr);
    CHECK(*next.result() == 2);
  }
  CHECK(running.ask("throws").error()->message == "the request throws failed: no luck");
}

TEST_CASE("dispatcher: whatever a notification throws is logged and nothing else") {
  Running running;
  for (const char* method : {"throws", "throws a number"}) {
    running.logged.clear();
    running.dispatcher.notification(Running::message(method));
    CHECK(running.logged.size() == 1);
    CHECK_FALSE(running.dispatcher.exit_status());
    CHECK(running.ask("works").result() != nullptr);
  }
}

}  // namespace dispatcher_test
