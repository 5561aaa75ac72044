#include "lsp/rpc/frame.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/text/ascii.h"

namespace asyncy::rpc {
namespace {

using text::equal_but_for_case;

constexpr std::string_view kLengthName = "content-length";
/// No header line that is a plausible length is longer, blanks included.
constexpr std::size_t kLongestLengthLine = 64;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// The value of a header line that gives a length; nothing for any other line.
std::optional<std::string_view> length_value(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !equal_but_for_case(trimmed(line.substr(0, colon)), kLengthName))
    return std::nullopt;
  return trimmed(line.substr(colon + 1));
}

/// Where the blank line ends that ends the header; some clients write bare line feeds.
std::optional<std::size_t> end_of_header(std::string_view text) {
  for (std::size_t line = 0;;) {
    const auto feed = text.find('\n', line);
    if (feed == std::string_view::npos) return std::nullopt;
    if (trimmed(text.substr(line, feed - line)).empty()) return feed + 1;
    line = feed + 1;
  }
}

}  // namespace

void FrameReader::consume(std::size_t bytes) {
  at_ += bytes;
  // Moving the rest to the front for each of many small messages would take quadratic time.
  if (at_ == buffer_.size() || at_ > limits_.header * 16) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
}

Frame FrameReader::fault(std::string sentence) {
  skipping_ = true;
  // The search for the next header must not find this one again.
  consume(1);
  return {.text = std::move(sentence), .is_fault = true};
}

/// True when a plausible header begins at the front.
bool FrameReader::skip_to_header() {
  const std::string_view text = rest();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text::lower(text[i]) != kLengthName[0]) continue;
    const std::string_view window = text.substr(i, kLongestLengthLine);
    const auto feed = window.find('\n');
    if (feed == std::string_view::npos && window.size() < kLongestLengthLine &&
        equal_but_for_case(window.substr(0, kLengthName.size()), kLengthName.substr(0, window.size()))) {
      consume(i);
      return false;
    }
    const auto value = length_value(window.substr(0, std::min(feed, window.size())));
    const auto length = value ? number_of(*value) : std::nullopt;
    if (feed == std::string_view::npos || !length || *length > limits_.body) continue;
    consume(i);
    return true;
  }
  consume(text.size());
  return false;
}

std::optional<Frame> FrameReader::read_header() {
  const std::string_view text = rest();
  const auto end = end_of_header(text.substr(0, limits_.header));
  if (!end) {
    if (text.size() < limits_.header) return std::nullopt;
    return fault("the header of the message is longer than " + std::to_string(limits_.header) +
                 " bytes; a message begins with Content-Length: and a blank line");
  }
  std::optional<std::string_view> given;
  for (std::size_t line = 0; line < *end;) {
    const auto feed = text.find('\n', line);
    if (const auto value = length_value(text.substr(line, feed - line))) given = value;
    line = feed + 1;
  }
  if (!given) return fault("the header of the message has no Content-Length; expected for example Content-Length: 52");
  const auto length = number_of(*given);
  if (!length) return fault("Content-Length is no number of bytes; expected for example Content-Length: 52");
  if (*length > limits_.body)
    return fault("the message has " + std::to_string(*length) + " bytes; the limit is " + std::to_string(limits_.body));
  consume(*end);
  length_ = length;
  return std::nullopt;
}

std::optional<Frame> FrameReader::next() {
  if (skipping_) {
    if (!skip_to_header()) return std::nullopt;
    skipping_ = false;
  }
  if (!length_)
    if (auto bad = read_header()) return bad;
  if (!length_ || rest().size() < *length_) return std::nullopt;
  Frame frame{.text = std::string(rest().substr(0, *length_))};
  consume(std::exchange(length_, std::nullopt).value());
  return frame;
}

std::string framed(std::string_view body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace asyncy::rpc
