#include "core/ide/markdown.h"

#include <algorithm>

namespace asyncy::ide {
namespace {

constexpr std::size_t kLongestCode = 200;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Marks that mean something only at the beginning of a line.
bool opens_block(std::string_view line) { return std::string_view("#>+-=").find(line[0]) != std::string_view::npos; }

/// `1.` and `1)` begin a numbered list: where the mark stands.
std::size_t number_mark(std::string_view line) {
  const auto end = line.find_first_not_of("0123456789");
  return end != std::string_view::npos && end > 0 && (line[end] == '.' || line[end] == ')') ? end : std::string_view::npos;
}

void append_line(std::string& out, std::string_view line) {
  if (opens_block(line)) out += '\\';
  const std::size_t mark = number_mark(line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool within_word = i > 0 && i + 1 < line.size() && is_word(line[i - 1]) && is_word(line[i + 1]);
    const bool special = std::string_view("\\`*[]<|~").find(c) != std::string_view::npos || (c == '_' && !within_word) ||
                         (c == '&' && i + 1 < line.size() && (is_word(line[i + 1]) || line[i + 1] == '#')) || i == mark;
    if (special) out += '\\';
    out += c;
  }
}

std::size_t longest_run(std::string_view text, char of) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == of ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// Does not end inside a character.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace

std::string escaped(std::string_view text, std::string_view indent) {
  text = trimmed(text);
  std::string out;
  bool blank_before = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      blank_before = true;
      continue;
    }
    // Two blanks at the end of a line keep the break.
    if (!out.empty()) out += blank_before ? "\n\n" : "  \n";
    if (!out.empty()) out += indent;
    append_line(out, line);
    blank_before = false;
  }
  return out;
}

std::string escaped_line(std::string_view text) {
  text = trimmed(text);
  const auto end = text.find('\n');
  std::string out = escaped(text.substr(0, end));
  if (end != std::string_view::npos) out += " …";
  return out;
}

std::string code(std::string_view text) {
  std::string inside(cut(text, kLongestCode));
  if (inside.size() < text.size()) inside += "…";
  for (char& c : inside)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  if (inside.find_first_not_of(' ') == std::string::npos) inside = "\"" + inside + "\"";
  const std::string ticks(longest_run(inside, '`') + 1, '`');
  const bool pad = ticks.size() > 1 || (inside.front() == ' ' && inside.back() == ' ');
  return ticks + (pad ? " " : "") + inside + (pad ? " " : "") + ticks;
}

std::string fenced(std::string_view language, std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  std::string out = fence + std::string(language) + '\n' + std::string(text);
  if (!text.empty() && text.back() != '\n') out += '\n';
  return out + fence + '\n';
}

}  // namespace asyncy::ide
