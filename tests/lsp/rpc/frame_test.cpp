#include "lsp/rpc/frame.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace frame_test {

using namespace std::string_literals;

namespace {

/// What comes out when the bytes come in pieces of `step`: bodies as they are, faults as `!`.
std::vector<std::string> read_in_steps(std::string_view bytes, std::size_t step, asyncy::rpc::FrameLimits limits = {}) {
  asyncy::rpc::FrameReader reader(limits);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    reader.feed(bytes.substr(at, step));
    while (auto frame = reader.next()) out.push_back(frame->is_fault ? "!" : frame->text);
  }
  return out;
}

std::vector<std::string> read(std::string_view bytes, asyncy::rpc::FrameLimits limits = {}) {
  auto whole = read_in_steps(bytes, bytes.size() + 1, limits);
  // However the bytes are split, the answer is the same.
  for (const std::size_t step : {1U, 2U, 3U, 7U}) CHECK(read_in_steps(bytes, step, limits) == whole);
  return whole;
}

using Frames = std::vector<std::string>;

}  // namespace

TEST_CASE("frame: bodies come out as they went in") {
  CHECK(read(asyncy::rpc::framed("{}")) == Frames{"{}"});
  CHECK(read(asyncy::rpc::framed("") + asyncy::rpc::framed("é")) == Frames{"", "é"});
}

TEST_CASE("frame: a message split at every byte") {
  const std::string bytes = asyncy::rpc::framed(R"({"a":1})") + asyncy::rpc::framed(R"({"b":2})");
  for (std::size_t at = 0; at <= bytes.size(); ++at) {
    asyncy::rpc::FrameReader reader;
    Frames out;
    for (const auto& piece : {bytes.substr(0, at), bytes.substr(at)}) {
      reader.feed(piece);
      while (auto frame = reader.next()) out.push_back(frame->text);
    }
    CHECK(out == Frames{R"({"a":1})", R"({"b":2})"});
    CHECK(reader.between_frames());
  }
}

TEST_CASE("frame: unknown headers, lower case, blanks and bare line feeds are read") {
  CHECK(read("content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}") == Frames{"{}"});
  CHECK(read("X-Unknown: 1\r\nCONTENT-LENGTH :\t2 \r\n\r\n{}") == Frames{"{}"});
  CHECK(read("Content-Length: 2\n\n{}") == Frames{"{}"});
}

TEST_CASE("frame: each fault of a header is told once, and the next message is read") {
  const std::string good = asyncy::rpc::framed("{}");
  for (const std::string& header :
       {"Content-Length: x\r\n\r\n"s, "Content-Length: -5\r\n\r\n"s, "Content-Length: 1.5\r\n\r\n"s,
        "Content-Length:\r\n\r\n"s, "Content-Length: 99999999999999999999999\r\n\r\n"s, "Content-Length: 67108865\r\n\r\n"s,
        "Content-Type: a\r\n\r\n"s, "\r\n\r\n"s, "rubbish\r\n\r\n"s}) {
    INFO(header);
    CHECK(read(header + R"({"lost":"content-length: 3"})" + good) == Frames{"!", "{}"});
  }
}

TEST_CASE("frame: a Content-Length that is too small loses one message only") {
  CHECK(read("Content-Length: 3\r\n\r\n{\"a\":1}" + asyncy::rpc::framed("{}")) == Frames{"{\"a", "!", "{}"});
}

TEST_CASE("frame: a Content-Length that is too large loses two messages and no more") {
  const std::string good = asyncy::rpc::framed("{}");
  CHECK(read("Content-Length: 12\r\n\r\n{\"a\":1}" + good + good) == Frames{"{\"a\":1}Conte", "!", "{}"});
}

TEST_CASE("frame: a header without end stops at the limit") {
  const std::string endless = "X: " + std::string(9000, 'x');
  CHECK(read(endless + "\r\n" + asyncy::rpc::framed("{}")) == Frames{"!", "{}"});
  CHECK(read("Content-Length: 2\r\n" + endless + asyncy::rpc::framed("{}")) == Frames{"!", "{}"});
}

TEST_CASE("frame: the limit of bodies is what may still come") {
  CHECK(read("Content-Length: 4\r\n\r\nabcd", {.body = 4}) == Frames{"abcd"});
  CHECK(read("Content-Length: 5\r\n\r\nabcde" + asyncy::rpc::framed("{}"), {.body = 4}) == Frames{"!", "{}"});
}

TEST_CASE("frame: an unfinished message is noticed") {
  asyncy::rpc::FrameReader reader;
  CHECK(reader.between_frames());
  reader.feed("Content-Length: 4\r\n\r\nab");
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.between_frames());
}

}  // namespace frame_test
