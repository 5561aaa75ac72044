// A session written down as it happens: one line of JSON for each message, with who sent it.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "core/json/json.h"

namespace asyncy::rpc {

/// Any thread may write. Each line is on its way to the disk before the next message is handled, so that a crash is in it.
class Recorder {
 public:
  /// Null when the file cannot be written.
  static std::shared_ptr<Recorder> open(const std::filesystem::path& path);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  void client_sent(std::string_view body);
  void server_sent(std::string_view body);

 private:
  explicit Recorder(std::FILE* file) : file_(file) {}
  void line(std::string_view from, std::string_view body);

  std::FILE* file_;
  std::mutex mutex_;
};

/// One line of a record.
struct Recorded {
  bool from_client = false;
  std::shared_ptr<const json::Json> message;  ///< never null
};

/// Nothing when it is none.
std::optional<Recorded> read_record_line(std::string_view line);

}  // namespace asyncy::rpc
