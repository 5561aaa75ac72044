// Quotes, escapes and braces of strings, as the compiler of 2020 reads them.
#include <algorithm>

#include "core/story/era_rules.h"
#include "core/story/final.h"
#include "core/text/excerpt.h"

namespace asyncy::story {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

void Final::string(NodeId id) {
  const Node node = tree_[id];
  const std::string_view text = tree_.slice(id);
  const std::size_t quotes = node.has(Mark::heredoc) ? 3 : text.starts_with('\\') ? 2 : 1;
  if (text.size() < 2 * quotes) return;
  const Range content{node.range.begin + static_cast<Offset>(quotes), node.range.end - static_cast<Offset>(quotes)};
  if (!node.has(Mark::heredoc)) escapes(content);
  const bool key = parent_kind(id) == NodeKind::pair && first(tree_[id].parent) == id;
  if (!in_template_ && !key) braces(id, content);
}

void Final::escapes(Range content) {
  const std::string_view text = tree_.text.slice(content);
  for (std::size_t at = text.find('\\'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\\', at + 2)) {
    const char c = text[at + 1];
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    std::size_t end = at + 2;
    bool good = true;
    if (c == 'N') {
      const auto close = text.find('}', end);
      good = end < text.size() && text[end] == '{' && close != std::string_view::npos && close > end + 1;
    } else if (digits > 0) {
      while (end < text.size() && end < at + 2 + digits && is_hex(text[end])) ++end;
      good = end == at + 2 + digits;
    }
    if (good) continue;
    const Range range{content.begin + static_cast<Offset>(at),
                      content.begin + static_cast<Offset>(std::min(end, text.size()))};
    report(era::bad_escape, range,
           c == 'N' ? "`\\N` is followed by the name of a character in braces"
                    : "`\\" + std::string(1, c) + "` is followed by " + std::to_string(digits) + " hexadecimal digits");
  }
}

void Final::braces(NodeId id, Range content) {
  const std::string_view text = tree_.text.view();
  NodeId part = first(id);
  for (Offset at = content.begin; at < content.end; ++at) {
    if (text[at] == '\\') {
      ++at;
      if (at + 1 < content.end && text[at] == 'N' && text[at + 1] == '{')
        while (at < content.end && text[at] != '}') ++at;
    } else if (text[at] == '}') {
      report(era::unbalanced_brace, {at, at + 1}, "no `{` stands before this `}`; as text it is written `\\}`",
             replace({at, at + 1}, "\\}", "Write `\\}`"), "E0071");
    } else if (text[at] == '{') {
      while (part != kNone && tree_[part].range.begin < at) part = next(part);
      const bool value = part != kNone && tree_[part].range.begin == at;
      at = (value ? braces_of(part) : braces_without_value(at, content.end)) - 1;
    }
  }
}

/// Judges the braces of a template and says where they end.
Final::Offset Final::braces_of(NodeId part) {
  const Range range = tree_[part].range;
  const std::string_view inside = tree_.slice(part).substr(1, range.size() - 2);
  if (!tree_[part].has(Mark::double_braces) && inside.find('{') != std::string_view::npos)
    report(era::template_code, range, "no further `{` can stand between the braces of a string", {}, "E0059");
  return range.end;
}

/// The same of braces that hold no value.
Final::Offset Final::braces_without_value(Offset open, Offset end) {
  const std::string_view text = tree_.text.view();
  unsigned level = 0;
  bool nested = false;
  Offset close = open;
  for (; close < end; ++close) {
    if (text[close] == '\\') {
      ++close;
    } else if (text[close] == '{') {
      nested = nested || level > 0;
      ++level;
    } else if (text[close] == '}' && --level == 0) {
      break;
    }
  }
  if (close >= end) {
    report(era::unbalanced_brace, {open, open + 1}, "no `}` closes this `{`; as text it is written `\\{`",
           replace({open, open + 1}, "\\{", "Write `\\{`"), "E0070");
    return end;
  }
  const std::string_view code = text.substr(open + 1, close - open - 1);
  const bool blank = code.find_first_not_of(" \t\r\n") == std::string_view::npos;
  report(era::template_code, {open, close + 1},
         (code.empty() ? std::string("the braces are empty")
          : blank      ? std::string("nothing stands between the braces")
          : nested     ? std::string("braces inside braces are no value")
                       : "`" + text::excerpt(code, 40) + "` is no single value") +
             "; braces that are text are written `\\{` and `\\}`",
         {.title = "Write the braces as text",
          .edits = {{.range = {open, open}, .text = "\\"}, {.range = {close, close}, .text = "\\"}}},
         code.empty() ? "E0060"
         : nested     ? "E0059"
                      : "E0057");
  return close + 1;
}

}  // namespace asyncy::story
