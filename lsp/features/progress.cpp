#include "lsp/features/progress.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "lsp/protocol/read.h"

namespace asyncy::features {
namespace {

void report(rpc::Peer& client, const Json& token, Json value) {
  Json params = {{"token", token}};
  params["value"] = std::move(value);
  client.notify("$/progress", std::move(params));
}

}  // namespace

Json read_token(const Json& params, std::string_view key) {
  const Json* token = protocol::member(params, key);
  return token != nullptr && (token->is_string() || token->is_number_integer()) ? *token : Json();
}

Progress::Progress(rpc::Peer& client, const Json& token, std::string_view title) : client_(client), token_(token) {
  tell({{"kind", "begin"}, {"title", title}, {"cancellable", true}, {"percentage", 0}});
}

Progress::~Progress() { tell({{"kind", "end"}}); }

void Progress::step(std::size_t done, std::size_t all) {
  constexpr std::size_t kWhole = 100;
  const std::size_t percent = done * kWhole / all;
  if (percent == percent_) return;
  percent_ = percent;
  tell({{"kind", "report"},
        {"percentage", percent},
        {"message", std::to_string(done) + " of " + std::to_string(all) + " files"}});
}

void Progress::tell(Json value) {
  if (!token_.is_null()) report(client_, token_, std::move(value));
}

PartialResults::PartialResults(rpc::Peer& client, const Json& token, std::string_view key, std::size_t at_once)
    : client_(client), token_(token), key_(key), at_once_(at_once), waiting_(std::make_shared<Json>(Json::array())) {}

void PartialResults::add(Json each) {
  waiting_->push_back(std::move(each));
  if (!token_.is_null() && waiting_->size() >= at_once_) send();
}

Json PartialResults::rest() {
  if (!token_.is_null() && !waiting_->empty()) send();
  return std::exchange(*waiting_, Json::array());
}

void PartialResults::send() {
  Json list = std::exchange(*waiting_, Json::array());
  if (key_.empty()) return report(client_, token_, std::move(list));
  Json value = Json::object();
  value[key_] = std::move(list);
  report(client_, token_, std::move(value));
}

}  // namespace asyncy::features
