#include "lsp/rpc/peer.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace asyncy::rpc {

void Peer::notify(std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"method", method}};
  message["params"] = std::move(params);
  output_.send(message);
}

void Peer::request(std::string_view method, Json params, std::function<void(const Json& result)> then) {
  const std::int64_t id = ++last_id_;
  if (then) waiting_.emplace(id, std::move(then));
  Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  output_.send(message);
}

void Peer::show_message(std::string_view sentence) {
  constexpr int kInformation = 3;
  notify("window/showMessage", {{"type", kInformation}, {"message", "Asyncy: " + std::string(sentence)}});
}

void Peer::settle(const Message& response) {
  if (!response.id) return;
  auto asked = waiting_.extract(*response.id);
  if (!asked.empty() && !response.failed) asked.mapped()(*response.payload);
}

}  // namespace asyncy::rpc
