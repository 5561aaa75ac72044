#include "core/text/changed_lines.h"

#include <catch2/catch.hpp>

namespace changed_lines_test {

using namespace asyncy;

namespace {

/// `before_begin-before_end>after_begin-after_end` of each change.
std::string changes(const std::string& before, const std::string& after) {
  std::string out;
  for (const auto& each : text::changed_lines(text::Text(before), text::Text(after)))
    out += (out.empty() ? "" : " ") + std::to_string(each.before_begin) + '-' + std::to_string(each.before_end) + '>' +
           std::to_string(each.after_begin) + '-' + std::to_string(each.after_end);
  return out;
}

}  // namespace

TEST_CASE("changed lines stand apart where lines between them are the same") {
  CHECK(changes("a\nb\nc\n", "a\nb\nc\n").empty());
  CHECK(changes("a\nb\nc\n", "a\nx\nc\n") == "1-2>1-2");
  CHECK(changes("a\nb\nc\n", "a\nc\n") == "1-2>1-1");
  CHECK(changes("a\nc\n", "a\nb\nc\n") == "1-1>1-2");
  CHECK(changes("a\nb\nc\nd\ne", "x\nb\nc\nd\ny") == "0-1>0-1 4-5>4-5");
  CHECK(changes("a\nb\nc\nd\n", "b\nc\nx\nd\n") == "0-1>0-0 3-3>2-3");
  CHECK(changes("", "a") == "0-1>0-1");
  CHECK(changes("a\r\nb\r\n", "a\nb\n").empty());
}

TEST_CASE("versions that differ in thousands of lines are one change") {
  std::string before;
  std::string after;
  for (int i = 0; i < 2000; ++i) {
    before += "a" + std::to_string(i) + '\n';
    after += "b" + std::to_string(i) + '\n';
  }
  CHECK(changes("x\n" + before + "y\n", "x\n" + after + "y\n") == "1-2001>1-2001");
}

}  // namespace changed_lines_test
