// A client of the language server in the test's own process: fails the test for whatever it did not expect.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "lsp/rpc/frame.h"
#include "lsp/server.h"

namespace asyncy::test {

using Json = nlohmann::json;

struct ClientOptions {
  session::Options session = {};
  rpc::QueueLimits queue = {};
  std::shared_ptr<rpc::Recorder> recorder = nullptr;  ///< writes the session down
  bool answers_requests = true;  ///< some clients never do
  Json settings = nullptr;       ///< what the client answers when it is asked for the section `asyncy`
  std::map<std::string, Json> folder_settings = {};  ///< the same for a folder, by its URI
};

/// Talks to a server of its own over two pipes. Whatever it waits for must come within a minute. At its end every request
/// must have been answered, and no message may be left that nobody looked at, apart from diagnostics and log messages.
class Client {
 public:
  explicit Client(ClientOptions options = {});
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// `initialize` and `initialized`. Returns the server's capabilities.
  Json start(Json params = Json::object());
  /// `params` of `initialize` for one folder.
  static Json folder(const std::filesystem::path& path);

  /// The result; an error fails the test.
  Json request(std::string_view method, Json params = Json::object());
  /// The code of the error; a result fails the test.
  int error_of(std::string_view method, Json params = Json::object());
  void notify(std::string_view method, Json params = Json::object());

  void open(const std::string& uri, std::string_view text, std::string_view language_id = "", int version = 1);
  void change(const std::string& uri, int version, Json changes);
  /// Replaces the whole text.
  void replace(const std::string& uri, int version, std::string_view text);
  void close(const std::string& uri);

  /// The params of the next diagnostics of `uri`.
  Json diagnostics(const std::string& uri);
  /// The rules in them, in order.
  std::vector<std::string> rules(const std::string& uri);
  /// True when the server has nothing to say about `uri` before it answers a request.
  bool silent_about(const std::string& uri);

  // Below the level of requests.
  void send(const Json& message);
  void send_body(std::string_view body);
  void send_bytes(std::string_view bytes);
  /// As many bytes as the server takes without waiting.
  std::size_t send_what_fits(std::string_view bytes);
  int send_request(std::string_view method, Json params = Json::object());
  /// The whole answer to a request.
  Json answer(int id);
  /// The next answer with the id null.
  Json answer_to_nobody();

  /// `shutdown`, `exit`: the exit status.
  int finish();
  /// Closes the stream to the server and waits for its end.
  int hang_up();
  /// Stops reading for good, so that the server's writing fails.
  void stop_reading();

  [[nodiscard]] const std::vector<Json>& requests_from_server() const { return from_server_; }
  [[nodiscard]] const std::vector<Json>& progress() const { return progress_; }
  /// What the server wants the person to read.
  [[nodiscard]] const std::vector<std::string>& shown() const { return shown_; }
  /// Waits until the server has reported progress so often.
  void wait_for_progress(std::size_t reports);
  /// How often the server has sent this request.
  [[nodiscard]] std::size_t requests_from_server(std::string_view method) const;
  /// Waits until it has sent it so often.
  void wait_for_requests_from_server(std::string_view method, std::size_t count);
  /// What the server has logged, a sentence each.
  [[nodiscard]] std::vector<std::string> logged() const;
  [[nodiscard]] const std::vector<Json>& traces() const { return traces_; }

 private:
  std::optional<Json> receive();
  void sort_in(Json message);
  [[nodiscard]] Json settings_for(const Json& items) const;
  int join();

  ClientOptions options_;
  int to_server_ = -1;
  int from_server_descriptor_ = -1;
  int server_input_ = -1;
  int server_output_ = -1;
  std::thread server_;
  int status_ = -1;
  rpc::FrameReader frames_;
  int last_id_ = 0;
  std::map<int, bool> asked_;  ///< whether it was answered
  std::map<int, Json> answers_;
  std::deque<Json> nobodys_;
  std::map<std::string, std::deque<Json>> diagnostics_;
  std::vector<Json> from_server_;
  std::vector<Json> progress_;
  std::vector<std::string> shown_;
  mutable std::mutex log_mutex_;
  std::vector<std::string> logged_;
  std::vector<Json> traces_;
};

/// A `contentChanges` entry.
Json edit(unsigned begin_line, unsigned begin_character, unsigned end_line, unsigned end_character, std::string_view text);

std::string uri_of(const std::filesystem::path& path);

}  // namespace asyncy::test
