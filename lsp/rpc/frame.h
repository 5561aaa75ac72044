// Between the bytes of a stream and message bodies: `Content-Length` headers, and how to read on when they are wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace asyncy::rpc {

struct FrameLimits {
  std::size_t header = 8UL * 1024;
  std::size_t body = 64UL * 1024 * 1024;
};

struct Frame {
  std::string text;  ///< the body, or a sentence that says what is wrong with the header
  bool is_fault = false;
};

/// Bytes in, whatever pieces they come in; frames out. After a faulty header everything up to the next header that can be
/// one is left out. A body of JSON cannot hold such a header: inside strings line ends are escaped.
class FrameReader {
 public:
  explicit FrameReader(FrameLimits limits = {}) : limits_(limits) {}

  void feed(std::string_view bytes) { buffer_.append(bytes); }
  /// Nothing when more bytes are needed.
  std::optional<Frame> next();
  /// True when the stream may end here.
  [[nodiscard]] bool between_frames() const { return at_ == buffer_.size() && !length_; }

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  void consume(std::size_t bytes);
  Frame fault(std::string sentence);
  bool skip_to_header();
  std::optional<Frame> read_header();

  FrameLimits limits_;
  std::string buffer_;
  std::size_t at_ = 0;                 ///< what lies before was handed out
  std::optional<std::size_t> length_;  ///< of the body that follows
  bool skipping_ = false;
};

/// `body` with its header.
std::string framed(std::string_view body);

}  // namespace asyncy::rpc
