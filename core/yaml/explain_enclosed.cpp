// Quotes and brackets that do not close what they open.
#include <algorithm>

#include "core/yaml/extent.h"
#include "core/yaml/mend.h"
#include "core/yaml/scene.h"

namespace asyncy::yaml {
namespace {

using text::Offset;
using text::Range;

struct Quoted {
  Offset begin = 0;
  std::optional<Offset> end;
};

/// The quoted text that stands last before the mistake, or around it.
std::optional<Quoted> quoted_before(const Scene& scene) {
  const std::string_view bytes = scene.source.bytes;
  std::optional<Quoted> found;
  if (!scene.reading.nodes.empty()) {
    const Node& last = scene.reading.nodes.back();
    if (last.style == Style::double_quoted || last.style == Style::single_quoted)
      found = Quoted{last.range.begin, last.range.end};
  }
  for (Offset at = scene.reading.last; at < std::min<std::size_t>(scene.at + 1, bytes.size());) {
    at = skip_space(bytes, at);
    if (at >= bytes.size()) break;
    const bool begins_word =
        at == 0 || is_space(bytes[at - 1]) || std::string_view("[{,").find(bytes[at - 1]) != std::string_view::npos;
    if ((bytes[at] == '"' || bytes[at] == '\'') && begins_word) {
      found = Quoted{at, end_of_quoted(bytes, at)};
      if (!found->end || *found->end > scene.at) break;
      at = *found->end;
    } else {
      ++at;
    }
  }
  return found;
}

Culprit explain_unclosed_quote(const Scene& scene, Offset quote) {
  const Line line = line_at(scene.source, scene.source.text.line_of(quote));
  const std::string mark(1, scene.source.bytes[quote]);
  Culprit culprit =
      blame(scene, line, rest_of_line(scene, quote),
            "the quote `" + mark + "` that opens here is not closed; add `" + mark + "` at the end of the text");
  culprit.mends.push_back({line.number, std::max(line.number, scene.line.number)});
  culprit.fix = close_quote(culprit.range, mark.front());
  return culprit;
}

/// The closing bracket of what opens at `open`, unless a line comes first that cannot belong to it.
std::optional<Offset> closing_of(const Scene& scene, Offset open) {
  const std::string_view bytes = scene.source.bytes;
  const Line base = line_at(scene.source, scene.source.text.line_of(open));
  unsigned depth = 0;
  for (Offset at = open; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '\n') {
      const auto next = line_below(scene.source, scene.source.text.line_of(at));
      if (!next) return std::nullopt;
      const bool closes = bytes[next->indented] == ']' || bytes[next->indented] == '}';
      if (next->indentation() <= base.column() && !closes) return std::nullopt;
      at = next->indented - 1;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (--depth == 0) return at + 1;
    } else if ((c == '"' || c == '\'') && std::string_view(" \t[{,:").find(bytes[at - 1]) != std::string_view::npos) {
      const auto end = end_of_quoted(bytes, at);
      if (!end) return std::nullopt;
      at = *end - 1;
    } else if (c == '#' && is_blank(bytes[at - 1])) {
      while (at + 1 < bytes.size() && bytes[at + 1] != '\n') ++at;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Culprit> explain_quotes(const Scene& scene) {
  const auto quoted = quoted_before(scene);
  if (!quoted) return std::nullopt;
  if (!quoted->end || scene.reading.failure->reason == Reason::unclosed_quote)
    return explain_unclosed_quote(scene, quoted->begin);
  const text::Text& text = scene.source.text;
  const std::uint32_t last = text.line_of(*quoted->end - 1);
  if (last != scene.line.number || scene.at < *quoted->end) return std::nullopt;
  // A quote that was meant to end on its own line is closed by the next one that comes along.
  if (text.line_of(quoted->begin) != last) return explain_unclosed_quote(scene, quoted->begin);
  Offset next = *quoted->end;
  while (next < scene.line.end && is_blank(scene.source.bytes[next])) ++next;
  if (next == scene.line.end || std::string_view(":,]}").find(scene.source.bytes[next]) != std::string_view::npos)
    return std::nullopt;
  const bool single = scene.source.bytes[quoted->begin] == '\'';
  return blame(
      scene, scene.line, {quoted->begin, scene.line.end},
      std::string("text behind a closing quote; put all of it inside the quotes, and write a quote that belongs to "
                  "the text as ") +
          (single ? "`''`" : "`\\\"`"));
}

std::optional<Offset> bracket_before(const Scene& scene) {
  for (const NodeId id : scene.reading.open) {
    const Node& node = scene.reading.nodes[id];
    if (node.style == Style::flow && node.range.begin < scene.source.bytes.size()) return node.range.begin;
  }
  const Offset begin = value_of(scene.source, scene.line).begin;
  const Offset behind = after_indicator(scene.source.bytes, scene.reading.last, ':').value_or(scene.reading.last);
  for (const Offset at : {begin, scene.line.content, skip_space(scene.source.bytes, behind)})
    if (at <= scene.at && at < scene.source.bytes.size() &&
        (scene.source.bytes[at] == '[' || scene.source.bytes[at] == '{'))
      return at;
  return std::nullopt;
}

std::optional<Culprit> explain_brackets(const Scene& scene) {
  const auto open = bracket_before(scene);
  if (!open) return std::nullopt;
  const text::Text& text = scene.source.text;
  const Line line = line_at(scene.source, text.line_of(*open));
  const std::string bracket(1, scene.source.bytes[*open]);
  const std::string closing = bracket == "[" ? "]" : "}";
  const auto end = closing_of(scene, *open);
  if (!end) {
    Culprit culprit = blame(
        scene, line, rest_of_line(scene, *open),
        "the bracket `" + bracket + "` that opens here is not closed; add `" + closing + "`, or put the text in quotes");
    std::reverse(culprit.mends.begin(), culprit.mends.end());
    return culprit;
  }
  const std::uint32_t last = text.line_of(*end - 1);
  Culprit culprit;
  if (scene.at >= *end) {
    if (scene.line.number != last) return std::nullopt;
    culprit = blame_unquoted(scene, line, {*open, std::max(scene.line.end, *end)},
                             "YAML reads `" + bracket + "…" + closing + "` as a " + (bracket == "[" ? "list" : "map") +
                                 ", and nothing may follow it; put the whole text in quotes");
  } else if (scene.source.bytes[*end - 1] != closing.front()) {
    culprit = blame(scene, line, {*open, *end},
                    "the bracket `" + bracket + "` is closed by `" + std::string(1, scene.source.bytes[*end - 1]) +
                        "`; close it with `" + closing + "`");
  } else {
    culprit = blame(scene, line, {*open, *end},
                    "what stands between the brackets cannot be read; put a comma between elements, and quotes around text "
                    "with special characters");
  }
  culprit.mends = {{line.number, std::max(last, line.number)}};
  return culprit;
}

Culprit explain_escape(const Scene& scene) {
  const std::string_view bytes = scene.source.bytes;
  const auto backslash = bytes.substr(0, scene.at).rfind('\\');
  const Offset begin = backslash == std::string_view::npos ? scene.at : static_cast<Offset>(backslash);
  const Range range{begin, std::max(scene.at, begin)};
  const auto quoted = quoted_before(scene);
  const Line first = line_at(scene.source, scene.source.text.line_of(quoted ? quoted->begin : begin));
  Culprit culprit = blame(scene, first, range,
                          in_ticks(bytes.substr(range.begin, range.size())) +
                              " means nothing in double quotes; put the text in single quotes, or double the backslash");
  if (quoted && quoted->end) culprit.fix = single_quotes(scene.source, {quoted->begin, *quoted->end});
  if (!culprit.fix && begin < scene.at) culprit.fix = double_backslash(begin);
  if (quoted && quoted->end) culprit.mends.front().last = scene.source.text.line_of(*quoted->end - 1);
  return culprit;
}

}  // namespace asyncy::yaml
