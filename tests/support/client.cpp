#include "tests/support/client.h"

#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <stdexcept>

#include "lsp/protocol/uri.h"

namespace asyncy::test {

Client::Client(ClientOptions options) : options_(std::move(options)) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) throw std::runtime_error("no pipes");
  server_input_ = in[0];
  to_server_ = in[1];
  from_server_descriptor_ = out[0];
  server_output_ = out[1];
  // `serve` waits for what the worker does.
  server_ = std::thread([this] {
    server::Options server_options{.session = options_.session, .log = {}, .queue = options_.queue, .recorder = options_.recorder};
    server_options.log.write = [this](rpc::LogLevel, std::string_view sentence) {
      const std::lock_guard lock(log_mutex_);
      logged_.emplace_back(sentence);
    };
    status_ = server::serve(server_input_, server_output_, server_options);
    ::close(server_output_);
  });
}

Client::~Client() {
  if (server_.joinable()) finish();
  for (const auto& [id, answered] : asked_)
    if (!answered) FAIL_CHECK("the request " << id << " was never answered");
  for (const auto& [id, message] : answers_) FAIL_CHECK("nobody looked at the answer " << message.dump());
  for (const Json& message : nobodys_) FAIL_CHECK("nobody looked at " << message.dump());
  if (to_server_ >= 0) ::close(to_server_);
  if (from_server_descriptor_ >= 0) ::close(from_server_descriptor_);
  ::close(server_input_);
}

Json Client::start(Json params) {
  if (!params.contains("capabilities")) params["capabilities"] = Json::object();
  if (!params.contains("processId")) params["processId"] = nullptr;
  Json result = request("initialize", std::move(params));
  notify("initialized");
  return result["capabilities"];
}

Json Client::folder(const std::filesystem::path& path) {
  return {{"rootUri", uri_of(path)}, {"capabilities", Json::object()}};
}

Json Client::request(std::string_view method, Json params) {
  const Json reply = answer(send_request(method, std::move(params)));
  if (reply.contains("error")) FAIL_CHECK(method << " failed: " << reply.dump());
  return reply.value("result", Json());
}

int Client::error_of(std::string_view method, Json params) {
  const Json reply = answer(send_request(method, std::move(params)));
  if (!reply.contains("error")) {
    FAIL_CHECK(method << " should have failed: " << reply.dump());
    return 0;
  }
  CHECK_FALSE(reply["error"]["message"].get<std::string>().empty());
  return reply["error"]["code"].get<int>();
}

void Client::notify(std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"method", method}};
  message["params"] = std::move(params);
  send(message);
}

void Client::open(const std::string& uri, std::string_view text, std::string_view language_id, int version) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", language_id}, {"version", version}, {"text", text}}}});
}

void Client::change(const std::string& uri, int version, Json changes) {
  Json params = {{"textDocument", {{"uri", uri}, {"version", version}}}};
  params["contentChanges"] = std::move(changes);
  notify("textDocument/didChange", std::move(params));
}

void Client::replace(const std::string& uri, int version, std::string_view text) {
  change(uri, version, Json::array({Json{{"text", text}}}));
}

void Client::close(const std::string& uri) { notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}}); }

Json Client::diagnostics(const std::string& uri) {
  while (diagnostics_[uri].empty()) {
    auto message = receive();
    if (!message) {
      FAIL("the server ended before it said anything about " << uri);
      return {};
    }
    sort_in(std::move(*message));
  }
  Json params = std::move(diagnostics_[uri].front());
  diagnostics_[uri].pop_front();
  return params;
}

void Client::wait_for_progress(std::size_t reports) {
  while (progress_.size() < reports) {
    auto message = receive();
    if (!message) FAIL("the server ended before it told of its progress");
    sort_in(std::move(*message));
  }
}

std::size_t Client::requests_from_server(std::string_view method) const {
  return static_cast<std::size_t>(std::count_if(from_server_.begin(), from_server_.end(),
                                                [&](const Json& each) { return each["method"] == method; }));
}

void Client::wait_for_requests_from_server(std::string_view method, std::size_t count) {
  while (requests_from_server(method) < count) {
    auto message = receive();
    if (!message) FAIL("the server ended before it sent " << method);
    sort_in(std::move(*message));
  }
}

std::vector<std::string> Client::rules(const std::string& uri) {
  std::vector<std::string> names;
  const Json params = diagnostics(uri);
  for (const Json& each : params["diagnostics"]) names.push_back(each.value("code", ""));
  return names;
}

bool Client::silent_about(const std::string& uri) {
  // A request that nobody knows is answered after all that was sent before it; the next one after the diagnostics between.
  for (int i = 0; i < 2; ++i) CHECK(error_of("asyncy-test/fence") == -32601);
  return diagnostics_[uri].empty();
}

void Client::send(const Json& message) { send_body(message.dump()); }
void Client::send_body(std::string_view body) { send_bytes(rpc::framed(body)); }

void Client::send_bytes(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to_server_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // the server ended; whoever waits for an answer will notice
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t Client::send_what_fits(std::string_view bytes) {
  const int flags = ::fcntl(to_server_, F_GETFL);
  ::fcntl(to_server_, F_SETFL, flags | O_NONBLOCK);
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t written = ::write(to_server_, bytes.data() + sent, bytes.size() - sent);
    if (written > 0) {
      sent += static_cast<std::size_t>(written);
      continue;
    }
    // Whoever does not read for half a second has stopped reading.
    pollfd ready{.fd = to_server_, .events = POLLOUT, .revents = 0};
    if (::poll(&ready, 1, 500) <= 0) break;
  }
  ::fcntl(to_server_, F_SETFL, flags);
  return sent;
}

int Client::send_request(std::string_view method, Json params) {
  const int id = ++last_id_;
  asked_[id] = false;
  Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  message["params"] = std::move(params);
  send(message);
  return id;
}

Json Client::answer(int id) {
  while (!answers_.contains(id)) {
    auto message = receive();
    if (!message) {
      FAIL("the server ended before it answered the request " << id);
      return {};
    }
    sort_in(std::move(*message));
  }
  return answers_.extract(id).mapped();
}

Json Client::answer_to_nobody() {
  while (nobodys_.empty()) {
    auto message = receive();
    if (!message) {
      FAIL("the server ended before it answered");
      return {};
    }
    sort_in(std::move(*message));
  }
  Json message = std::move(nobodys_.front());
  nobodys_.pop_front();
  return message;
}

std::optional<Json> Client::receive() {
  while (true) {
    if (const auto frame = frames_.next()) {
      if (frame->is_fault) FAIL("the server sent no message: " << frame->text);
      return Json::parse(frame->text);
    }
    if (from_server_descriptor_ < 0) return std::nullopt;
    pollfd ready{.fd = from_server_descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, 60'000) <= 0) throw std::runtime_error("the server said nothing for a minute");
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from_server_descriptor_, buffer.data(), buffer.size());
    if (got <= 0) return std::nullopt;
    frames_.feed({buffer.data(), static_cast<std::size_t>(got)});
  }
}

void Client::sort_in(Json message) {
  CHECK(message.value("jsonrpc", "") == "2.0");
  if (!message.contains("method")) {
    if (!message.contains("id") || message["id"].is_null()) {
      nobodys_.push_back(std::move(message));
      return;
    }
    const auto asked = message["id"].is_number_integer() ? asked_.find(message["id"].get<int>()) : asked_.end();
    if (asked == asked_.end()) {
      FAIL_CHECK("an answer that nobody asked for: " << message.dump());
      return;
    }
    const int id = asked->first;
    if (asked->second) FAIL_CHECK("a second answer: " << message.dump());
    asked->second = true;
    answers_[id] = std::move(message);
    return;
  }
  const auto method = message["method"].get<std::string>();
  if (method == "textDocument/publishDiagnostics") {
    diagnostics_[message["params"]["uri"].get<std::string>()].push_back(std::move(message["params"]));
  } else if (method == "$/progress") {
    progress_.push_back(std::move(message["params"]));
  } else if (method == "window/showMessage") {
    shown_.push_back(message["params"]["message"].get<std::string>());
  } else if (method == "$/logTrace") {
    traces_.push_back(std::move(message["params"]));
  } else if (message.contains("id")) {
    if (options_.answers_requests) {
      Json result = nullptr;
      if (method == "workspace/configuration") result = settings_for(message["params"]["items"]);
      send({{"jsonrpc", "2.0"}, {"id", message["id"]}, {"result", result}});
    }
    from_server_.push_back(std::move(message));
  } else {
    FAIL_CHECK("a message that nobody expects: " << message.dump());
  }
}

Json Client::settings_for(const Json& items) const {
  Json answer = Json::array();
  for (const Json& item : items) {
    const auto folder = options_.folder_settings.find(item.value("scopeUri", ""));
    answer.push_back(folder == options_.folder_settings.end() ? options_.settings : folder->second);
  }
  return answer;
}

std::vector<std::string> Client::logged() const {
  const std::lock_guard lock(log_mutex_);
  return logged_;
}

int Client::finish() {
  const int id = send_request("shutdown");
  notify("exit");
  while (auto message = receive()) sort_in(std::move(*message));
  if (answers_.erase(id) == 0) FAIL_CHECK("shutdown was not answered");
  return join();
}

int Client::hang_up() {
  ::close(to_server_);
  to_server_ = -1;
  while (auto message = receive()) sort_in(std::move(*message));
  return join();
}

void Client::stop_reading() {
  ::close(from_server_descriptor_);
  from_server_descriptor_ = -1;
}

int Client::join() {
  server_.join();
  return status_;
}

Json edit(unsigned begin_line, unsigned begin_character, unsigned end_line, unsigned end_character, std::string_view text) {
  const Json start = {{"line", begin_line}, {"character", begin_character}};
  const Json end = {{"line", end_line}, {"character", end_character}};
  return {{"range", {{"start", start}, {"end", end}}}, {"text", text}};
}

std::string uri_of(const std::filesystem::path& path) { return protocol::uri_from_path(path.string()); }

}  // namespace asyncy::test
