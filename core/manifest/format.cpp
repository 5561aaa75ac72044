#include "core/manifest/format.h"

#include <algorithm>

namespace asyncy::manifest {
namespace {

using text::Offset;
using text::Range;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Format run() {
    while (at_ < source_.size()) {
      if (is_space(source_[at_])) {
        ++at_;
        joined_ = false;
      } else if (source_[at_] == '{') {
        braces();
      } else {
        word();
      }
    }
    return std::move(format_);
  }

 private:
  void add(FormatPartKind kind, std::string_view text, std::size_t end) {
    format_.parts.push_back({.kind = kind, .text = text, .range = range(end), .joined = joined_});
    at_ = end;
    joined_ = true;
  }

  [[nodiscard]] Range range(std::size_t end) const { return {static_cast<Offset>(at_), static_cast<Offset>(end)}; }
  void fault(FormatFaultKind kind, std::size_t end) { format_.faults.push_back({.kind = kind, .range = range(end)}); }

  void braces() {
    const std::size_t close = source_.find_first_of("{}", at_ + 1);
    if (close == std::string_view::npos || source_[close] == '{') {
      fault(FormatFaultKind::unclosed_brace, at_ + 1);
      add(FormatPartKind::word, source_.substr(at_, 1), at_ + 1);
      return;
    }
    const std::string_view name = trimmed(source_.substr(at_ + 1, close - at_ - 1));
    if (name.empty()) {
      fault(FormatFaultKind::empty_braces, close + 1);
      add(FormatPartKind::word, source_.substr(at_, close + 1 - at_), close + 1);
    } else if (name == "*") {
      add(FormatPartKind::all_others, name, close + 1);
    } else if (name == "$") {
      add(FormatPartKind::command, name, close + 1);
    } else {
      add(FormatPartKind::argument, name, close + 1);
    }
  }

  void word() {
    std::size_t end = at_;
    while (end < source_.size() && !is_space(source_[end]) && source_[end] != '{') ++end;
    const std::string_view text = source_.substr(at_, end - at_);
    const bool whole = !joined_ && (end == source_.size() || is_space(source_[end]));
    if (whole && text == "*") return add(FormatPartKind::others_by_position, text, end);
    if (whole && text == "**") return add(FormatPartKind::others_by_name, text, end);
    if (whole && text.find_first_not_of('*') == std::string_view::npos) fault(FormatFaultKind::too_many_stars, end);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '}')
        format_.faults.push_back({.kind = FormatFaultKind::stray_brace,
                                  .range = {static_cast<Offset>(at_ + i), static_cast<Offset>(at_ + i + 1)}});
    add(FormatPartKind::word, text, end);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  bool joined_ = false;
  Format format_;
};

}  // namespace

Format parse_format(std::string_view source) { return Reader(source).run(); }

bool Format::places(std::string_view argument) const {
  return std::any_of(parts.begin(), parts.end(), [&](const FormatPart& part) {
    return part.kind == FormatPartKind::argument && part.text == argument;
  });
}

}  // namespace asyncy::manifest
