#include "core/yaml/extent.h"

#include <algorithm>
#include <array>

namespace asyncy::yaml {
namespace {

using text::Offset;

bool is_flow_indicator(char c) { return std::string_view(",[]{}").find(c) != std::string_view::npos; }

Offset line_end(std::string_view text, Offset at) {
  const auto end = text.find('\n', at);
  if (end == std::string_view::npos) return static_cast<Offset>(text.size());
  return static_cast<Offset>(end > at && text[end - 1] == '\r' ? end - 1 : end);
}

}  // namespace

Offset skip_space(std::string_view text, Offset at) {
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
    } else if (text[at] == '#' && (at == 0 || is_space(text[at - 1]))) {
      at = line_end(text, at);
    } else {
      break;
    }
  }
  return at;
}

Properties properties_at(std::string_view text, Offset at) {
  Properties found;
  found.end = at;
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    text::Range& range = text[at] == '&' ? found.anchor : found.tag;
    if (!range.empty()) break;  // a second one belongs to the node inside
    Offset end = at + 1;
    if (text[at] == '!' && end < text.size() && text[end] == '<') {
      while (end < text.size() && text[end] != '>' && !is_space(text[end])) ++end;
      if (end < text.size() && text[end] == '>') ++end;
    } else {
      end = end_of_name(text, at);
    }
    range = {at, end};
    found.end = end;
    at = skip_space(text, end);
  }
  return found;
}

Offset end_of_content(std::string_view text, Offset at, std::string_view value) {
  Offset end = at;
  for (const char c : value) {
    if (is_space(c)) continue;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at >= text.size() || text[at] != c) break;
    end = ++at;
  }
  return end;
}

Offset end_of_block_scalar(std::string_view text, Offset at, std::string_view value) {
  const Offset header_line_end = line_end(text, at);
  Offset header_end = at + 1;
  while (header_end < header_line_end && !is_space(text[header_end])) ++header_end;
  const Offset content_end = end_of_content(text, header_line_end, value);
  if (content_end == header_line_end) return header_end;
  return line_end(text, content_end);
}

std::optional<Offset> end_of_quoted(std::string_view text, Offset at) {
  const char quote = text[at];
  for (Offset i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<Offset> end_of_flow(std::string_view text, Offset at, char closing) {
  while ((at = skip_space(text, at)) < text.size()) {
    if (text[at] == closing) return at + 1;
    if (text[at] != ',' && text[at] != ':' && text[at] != '?') break;
    ++at;
  }
  return std::nullopt;
}

std::optional<Offset> after_indicator(std::string_view text, Offset at, char indicator) {
  at = skip_space(text, at);
  if (at < text.size() && text[at] == indicator) return at + 1;
  return std::nullopt;
}

text::Range null_word_at(std::string_view text, Offset at) {
  static constexpr std::array<std::string_view, 4> kWords = {"~", "null", "Null", "NULL"};
  for (const std::string_view word : kWords) {
    if (text.substr(std::min<std::size_t>(at, text.size()), word.size()) != word) continue;
    const auto end = static_cast<Offset>(at + word.size());
    Offset next = end;
    while (next < text.size() && is_blank(text[next])) ++next;
    // Followed by a colon it is the key of what comes next.
    if (next < text.size() && text[next] == ':' && is_space_at(text, next + 1)) return {at, at};
    if (is_space_at(text, end) || is_flow_indicator(text[end]) || text[end] == ':') return {at, end};
  }
  return {at, at};
}

Offset end_of_name(std::string_view text, Offset at) {
  Offset end = at + 1;
  while (end < text.size() && !is_space(text[end]) && !is_flow_indicator(text[end])) ++end;
  return end;
}

}  // namespace asyncy::yaml
