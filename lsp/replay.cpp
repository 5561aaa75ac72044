#include "lsp/replay.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "lsp/rpc/frame.h"

namespace asyncy::server {
namespace {

using json::Json;

/// What a server says, in the order of ids rather than of time.
struct Said {
  std::map<std::string, Json> answers;      ///< by id
  std::map<std::string, Json> diagnostics;  ///< the last of each document
  std::set<std::string> requests;           ///< ids of the server's own
};

/// Where pages about rules lie is a matter of the machine.
void forget_pages(Json& value) {
  if (value.is_object()) value.erase("codeDescription");
  for (Json& each : value)
    if (each.is_structured()) forget_pages(each);
}

void take(Said& said, Json message) {
  if (!message.is_object()) return;
  forget_pages(message);
  const auto id = message.find("id");
  const auto method = message.find("method");
  if (method == message.end()) {
    if (id != message.end()) said.answers[json::dump(*id)] = message;
  } else if (id != message.end()) {
    said.requests.insert(json::dump(*id));
  } else if (*method == "textDocument/publishDiagnostics" && message.contains("params")) {
    said.diagnostics[json::dump(message["params"].value("uri", Json()))] = message["params"];
  }
}

/// The version that diagnostics are of; null for other messages, and where the client gives none.
Json version_of_diagnostics(const Json& message) {
  if (!message.is_object() || message.value("method", Json()) != "textDocument/publishDiagnostics") return nullptr;
  return message.value("params", Json::object()).value("version", Json());
}

/// A server of its own in two threads: one serves, one listens.
class Player {
 public:
  explicit Player(const Options& options) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) return;
    to_server_ = in[1];
    serving_ = std::jthread([input = in[0], output = out[1], options] {
      serve(input, output, options);
      ::close(output);
      ::close(input);
    });
    listening_ = std::jthread([this, from = out[0]] { listen(from); });
  }
  ~Player() { finish(); }
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  void send(const Json& message) const {
    const std::string bytes = rpc::framed(json::dump(message));
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t written = ::write(to_server_, bytes.data() + at, bytes.size() - at);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return;
      at += static_cast<std::size_t>(written);
    }
  }

  /// False when the server ended, or said nothing for too long.
  template <class Condition>
  bool wait_until(Condition condition, std::chrono::seconds longest = std::chrono::seconds(60)) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, longest, [&] { return condition(said_) || ended_; }) && condition(said_);
  }

  Said finish() {
    if (to_server_ >= 0) ::close(std::exchange(to_server_, -1));
    if (listening_.joinable()) listening_.join();
    if (serving_.joinable()) serving_.join();
    return said_;
  }

 private:
  void listen(int from) {
    rpc::FrameReader frames;
    std::array<char, 65536> buffer{};
    while (true) {
      const ssize_t got = ::read(from, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      frames.feed({buffer.data(), static_cast<std::size_t>(got)});
      while (const auto frame = frames.next())
        if (const auto message = json::parse(frame->text)) {
          const std::lock_guard lock(mutex_);
          take(said_, *message);
          changed_.notify_all();
        }
    }
    ::close(from);
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  int to_server_ = -1;
  std::mutex mutex_;
  std::condition_variable changed_;
  Said said_;
  bool ended_ = false;
  std::jthread serving_;
  std::jthread listening_;
};

void compare(const char* what, const std::map<std::string, Json>& recorded, const std::map<std::string, Json>& now,
             std::vector<std::string>& differences) {
  for (const auto& [key, before] : recorded) {
    const auto found = now.find(key);
    const std::string after = found == now.end() ? "nothing" : json::dump(found->second);
    if (after != json::dump(before))
      differences.push_back(std::string(what) + ' ' + key + "\n  recorded: " + json::dump(before) + "\n  now:      " + after);
  }
}

}  // namespace

Replayed replay(const std::vector<rpc::Recorded>& record, const Options& options) {
  Replayed out;
  Said recorded;
  for (const rpc::Recorded& each : record)
    if (!each.from_client) take(recorded, *each.message);
  Player player(options);
  for (const rpc::Recorded& each : record) {
    const Json& message = *each.message;
    // Diagnostics come when the client pauses, so this one pauses where that one did. A server that has nothing new to say of
    // the version says nothing.
    if (const Json version = each.from_client ? Json() : version_of_diagnostics(message); !version.is_null()) {
      const std::string uri = json::dump(message["params"].value("uri", Json()));
      const auto is_told = [&](const Said& said) {
        const auto told = said.diagnostics.find(uri);
        return told != said.diagnostics.end() && told->second.value("version", Json()) == version;
      };
      player.wait_until(is_told, std::chrono::seconds(2));
    }
    if (!each.from_client || !message.is_object()) continue;
    const auto id = message.find("id");
    const std::string key = id == message.end() ? "" : json::dump(*id);
    const bool request = id != message.end() && message.contains("method");
    // An answer of the client belongs behind the question.
    if (id != message.end() && !request) player.wait_until([&](const Said& said) { return said.requests.contains(key); });
    player.send(message);
    if (!request) continue;
    ++out.requests;
    if (recorded.answers.contains(key))
      player.wait_until([&](const Said& said) { return said.answers.contains(key); });
  }
  const Said now = player.finish();
  compare("answer to", recorded.answers, now.answers, out.differences);
  compare("diagnostics of", recorded.diagnostics, now.diagnostics, out.differences);
  return out;
}

}  // namespace asyncy::server
