#include "core/story/bytes.h"

#include <algorithm>

#include "core/text/utf.h"

namespace asyncy::story {
namespace {

constexpr std::size_t kMostLines = 10;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

std::string message_for(char c) {
  if (!is_control(c)) return "these bytes are not UTF-8; save the file with the encoding UTF-8";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(c);
  return std::string("invisible control character (code 0x") + kDigits[code >> 4U] + kDigits[code & 15U] + "); delete it";
}

}  // namespace

const text::RuleInfo unreadable_character{
    .name = "unreadable-character",
    .severity = text::Severity::error,
    .language = text::Language::story,
    .title = "Byte that no text holds",
    .why =
        "Stories are UTF-8 without control characters other than tab and line end. Such bytes come from a wrong encoding "
        "or "
        "from a slip of the keyboard and cannot be seen in most editors.",
    .bad = {.story = "demo go 'this\x01'\n"},
    .good = {.story = "demo go 'this'\n"},
};

ByteFaults find_byte_faults(const text::Text& text) {
  ByteFaults faults;
  const std::string_view bytes = text.view();
  if (text.ascii() && std::none_of(bytes.begin(), bytes.end(), is_control)) return faults;
  std::uint32_t last_line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::CodePoint point = text::code_point_at(bytes, at);
    if (point.valid && !is_control(bytes[at])) {
      at += point.size;
      continue;
    }
    const auto begin = static_cast<text::Offset>(at);
    const text::Offset end = begin + point.size;
    const std::uint32_t line = text.line_of(begin);
    if (faults.diagnostics.empty() || line != last_line)
      faults.diagnostics.push_back(text::diagnose(unreadable_character, {begin, end}, message_for(bytes[at])));
    else if (faults.diagnostics.back().range.end == begin)
      faults.diagnostics.back().range.end = end;
    last_line = line;
    if (faults.diagnostics.size() > kMostLines) {
      faults.no_text = true;
      faults.diagnostics.resize(1);
      faults.diagnostics[0].message +=
          ". Many more lines hold such bytes: this does not look like a story and is not checked";
      break;
    }
    at = end;
  }
  return faults;
}

}  // namespace asyncy::story
