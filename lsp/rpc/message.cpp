#include "lsp/rpc/message.h"

#include <nlohmann/json.hpp>

#include "core/text/utf.h"

namespace asyncy::rpc {
namespace {

/// JSON is UTF-8; a client that sends a file's broken bytes as they are must not lose its edit for it.
std::string with_valid_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::CodePoint point = text::code_point_at(bytes, at);
    text::append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

std::optional<Json> parse(std::string_view body) {
  if (auto value = json::parse(body)) return value;
  return text::is_utf8(body) ? std::nullopt : json::parse(with_valid_utf8(body));
}

/// Nothing for an id that is neither an integer nor a string.
std::optional<RequestId> id_of(const Json& id) {
  if (id.is_string()) return id.get<std::string>();
  if (id.is_number_unsigned() && id.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  if (id.is_number_integer()) return id.get<std::int64_t>();
  return std::nullopt;
}

Error invalid(std::string message) { return {ErrorCode::invalid_request, std::move(message)}; }

std::shared_ptr<const Json> take(Json& from, const char* key) {
  const auto found = from.find(key);
  return found == from.end() ? std::make_shared<const Json>() : std::make_shared<const Json>(std::move(*found));
}

}  // namespace

std::variant<Message, Error> read_message(std::string_view body) {
  auto parsed = parse(body);
  if (!parsed)
    return Error{ErrorCode::parse_error, "the message is no JSON, or its brackets nest more than " +
                                             std::to_string(json::kDeepestNesting) + " deep"};
  if (parsed->is_array()) return invalid("batches are not part of the protocol: send the messages one by one");
  if (!parsed->is_object()) return invalid("a message is an object with jsonrpc, method and params");
  const auto id = parsed->find("id");
  const auto method = parsed->find("method");
  Message message;
  if (id != parsed->end()) message.id = id_of(*id);
  if (method == parsed->end()) {
    if (!parsed->contains("result") && !parsed->contains("error"))
      return invalid("the message has no method, and neither result nor error");
    message.kind = Message::Kind::response;
    message.failed = parsed->contains("error");
    message.payload = take(*parsed, "result");
    return message;
  }
  if (!method->is_string()) return invalid("method must be a string");
  if (id != parsed->end() && !message.id) return invalid("the id of a request is an integer or a string");
  message.kind = message.id ? Message::Kind::request : Message::Kind::notification;
  message.method = method->get<std::string>();
  message.payload = take(*parsed, "params");
  return message;
}

Reply Reply::of(Json result) {
  Reply reply;
  reply.result_ = std::make_shared<const Json>(std::move(result));
  return reply;
}

Json response(const std::optional<RequestId>& id, const Reply& reply) {
  Json out = {{"jsonrpc", "2.0"}, {"id", nullptr}};
  if (id) std::visit([&](const auto& value) { out["id"] = value; }, *id);
  if (reply.error())
    out["error"] = {{"code", static_cast<int>(reply.error()->code)}, {"message", reply.error()->message}};
  else
    out["result"] = *reply.result();
  return out;
}

}  // namespace asyncy::rpc
