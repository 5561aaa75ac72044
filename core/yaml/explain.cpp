#include "core/yaml/explain.h"

#include <algorithm>
#include <optional>

#include "core/text/excerpt.h"
#include "core/yaml/extent.h"
#include "core/yaml/lines.h"
#include "core/yaml/mend.h"

namespace asyncy::yaml {

const text::RuleInfo yaml_syntax{
    .name = "yaml-syntax",
    .severity = text::Severity::error,
    .language = text::Language::manifest,
    .title = "The YAML cannot be read",
    .why =
        "A manifest is one YAML document. Where its text breaks the rules of YAML, everything that stands there is lost to "
        "every reader, and often the whole file. Texts that hold `: `, or begin with a character that means something "
        "to YAML, need quotes; nesting is shown by blanks, never by tabs.",
    .bad = {.manifest = "commands:\n  wait:\n    help: Waits, default: forever\n", .story = {}, .config = {}},
    .good = {.manifest = "commands:\n  wait:\n    help: 'Waits, default: forever'\n", .story = {}, .config = {}},
};

const text::RuleInfo nesting_too_deep{
    .name = "nesting-too-deep",
    .severity = text::Severity::error,
    .language = text::Language::manifest,
    .title = "Lists and maps nest too deeply",
    .why =
        "No manifest needs more than a handful of levels. Files that nest a hundred deep are made to harm the programs "
        "that "
        "read them, so reading stops there.",
    .bad = {.manifest = "commands:\n  wait:\n    help: Waits\n    "
                        "args: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                        "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
                        "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
            .story = {},
            .config = {}},
    .good = {.manifest = "commands:\n  wait:\n    help: Waits\n    args: []\n", .story = {}, .config = {}},
};

namespace {

using text::Offset;
using text::Range;

struct Scene {
  Source source;
  const Reading& reading;
  Offset at;  ///< where the library noticed
  Line line;  ///< there, or the nearest line above that is not empty
};

std::string in_ticks(std::string_view words) { return "`" + text::excerpt(words, 40) + "`"; }

std::string number(std::uint32_t line) { return std::to_string(line + 1); }

/// Leaves out `line` alone, or with what is nested in it.
std::vector<Lines> alone_or_with_children(const Scene& scene, const Line& line) {
  const std::uint32_t last = last_line_deeper(scene.source, line.number, line.column());
  std::vector<Lines> mends = {{line.number, line.number}};
  if (last != line.number) mends.push_back({line.number, last});
  return mends;
}

Culprit blame(const Scene& scene, const Line& line, Range range, std::string message) {
  return {.range = range, .message = std::move(message), .mends = alone_or_with_children(scene, line)};
}

/// `blame` for text that needs quotes.
Culprit blame_unquoted(const Scene& scene, const Line& line, Range range, std::string message) {
  Culprit culprit = blame(scene, line, range, std::move(message));
  const bool in_brackets = std::any_of(scene.reading.open.begin(), scene.reading.open.end(),
                                       [&](NodeId id) { return scene.reading.nodes[id].style == Style::flow; });
  // Between brackets nobody knows where the text ends.
  if (!in_brackets) culprit.fix = quote(scene.source, range);
  return culprit;
}

std::string unquoted_beginning(char mark) {
  const std::string name = mark == '`' ? "a backtick" : "`" + std::string(1, mark) + "`";
  return "unquoted text may not begin with " + name + "; put the text in quotes";
}

/// From `begin` to the end of its line.
Range rest_of_line(const Scene& scene, Offset begin) {
  const Line line = line_at(scene.source, scene.source.text.line_of(begin));
  return {begin, std::max({line.end, begin})};
}

bool has_tab_in_indentation(const Scene& scene, const Line& line) {
  return scene.source.bytes.substr(line.begin, line.indentation()).find('\t') != std::string_view::npos;
}

std::optional<Culprit> explain_tabs(const Scene& scene) {
  for (const auto& line : {std::optional(scene.line), line_above(scene.source, scene.line.number)}) {
    if (!line || !has_tab_in_indentation(scene, *line)) continue;
    Culprit culprit =
        blame(scene, *line, {line->begin, line->indented}, "tab in the indentation; YAML allows only blanks there");
    culprit.tabs = true;
    culprit.fix = replace_tabs(scene.source);
    Lines run{line->number, line->number};
    for (auto next = line_above(scene.source, run.first); next && has_tab_in_indentation(scene, *next);
         next = line_above(scene.source, run.first))
      run.first = next->number;
    for (auto next = line_below(scene.source, run.last); next && has_tab_in_indentation(scene, *next);
         next = line_below(scene.source, run.last))
      run.last = next->number;
    culprit.mends = {run};
    return culprit;
  }
  return std::nullopt;
}

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

/// The outermost bracket that is open where the mistake was noticed, or begins the value of its line.
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

Culprit explain_alias(const Scene& scene) {
  const std::string_view bytes = scene.source.bytes;
  const Line& line = scene.line;
  Offset begin = value_of(scene.source, line).begin;
  for (Offset at = std::min<Offset>(scene.at, line.end); at >= line.content && at > 0; --at)
    if (at < line.end && (bytes[at] == '*' || bytes[at] == '&')) {
      begin = at;
      // `**`: the first one is the mistake.
      while (begin > line.content && bytes[begin - 1] == bytes[at]) --begin;
      break;
    }
  const Range rest{begin, std::max(line.end, begin)};
  const Range word{begin, std::min(end_of_name(bytes, begin), rest.end)};
  const std::string_view name = bytes.substr(word.begin, word.size()).substr(word.empty() ? 0 : 1);
  const bool clean = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (scene.reading.failure->reason == Reason::unknown_alias && clean && word.end == rest.end)
    return blame_unquoted(scene, line, word,
                 "nothing is named `&" + text::excerpt(name) + "` above, so `*" + text::excerpt(name) +
                     "` stands for nothing; if it is meant as text, put it in quotes");
  return blame_unquoted(scene, line, rest, unquoted_beginning(begin < bytes.size() ? bytes[begin] : '*'));
}

Culprit explain_character(const Scene& scene) {
  return blame_unquoted(scene, scene.line, rest_of_line(scene, scene.at), unquoted_beginning(scene.source.bytes[scene.at]));
}

bool is_word(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

Culprit missing_colon(const Scene& scene, const Line& line) {
  return blame(scene, line, line.range(),
               in_ticks(scene.source.bytes.substr(line.content, line.end - line.content)) +
                   " is no entry; write `key: value` with a colon and a blank between key and value");
}

Culprit bad_indentation(const Scene& scene, const Line& line, std::string why) {
  const auto colon = colon_of(scene.source, line);
  Culprit culprit = blame(scene, line, {line.content, colon.value_or(line.end)}, std::move(why));
  if (line.indentation() > 0)
    culprit.mends.push_back({line.number, last_line_deeper(scene.source, line.number, line.indentation() - 1)});
  culprit.sure = false;
  return culprit;
}

/// The key without a colon that the lines up to `last` were read into as its text: the nearest line above that has no colon and is no
/// list item, and of which `last` can be the text. Nothing when an entry comes first, or what stands left of `least`.
std::optional<Line> half_key_above(const Scene& scene, const Line& last, Offset least) {
  for (auto line = line_above(scene.source, last.number); line; line = line_above(scene.source, line->number)) {
    if (colon_of(scene.source, *line) || line->column() < least) return std::nullopt;
    const bool holds = line->column() < last.indentation() || (line->column() == last.indentation() && last.content > last.indented);
    if (line->content == line->indented && holds) return line;
  }
  return std::nullopt;
}

/// Leaves out the half key with all that was read into it.
Culprit blame_half_key(const Scene& scene, const Line& key, const Line& last) {
  Culprit culprit = missing_colon(scene, key);
  const std::uint32_t deeper = last_line_deeper(scene.source, key.number, key.column());
  culprit.mends.insert(culprit.mends.begin(), {key.number, std::max(last.number, deeper)});
  return culprit;
}

/// A colon where no key may be: the key of `scene.line` itself, or one inside its text.
Culprit explain_colon(const Scene& scene) {
  const Line& line = scene.line;
  const auto colon = colon_of(scene.source, line);
  if (colon && *colon < scene.at)
    return blame_unquoted(scene, line, value_of(scene.source, line),
                          "`: ` inside unquoted text begins another entry; put the text in quotes");
  const auto above = line_above(scene.source, line.number);
  if (!above) return bad_indentation(scene, line, "no key may stand here");
  if (!colon_of(scene.source, *above)) {
    if (const auto half = half_key_above(scene, *above, line.indentation())) return blame_half_key(scene, *half, *above);
    Culprit culprit = missing_colon(scene, *above);
    if (above->indentation() >= line.indentation()) culprit.mends = {{above->number, above->number}};
    if (culprit.mends.size() > 1) std::reverse(culprit.mends.begin(), culprit.mends.end());
    return culprit;
  }
  const std::string_view key = scene.source.bytes.substr(line.content, colon.value_or(line.content) - line.content);
  if (is_word(key))
    return bad_indentation(scene, line,
                           in_ticks(key) + " is indented more than the entry in line " + number(above->number) +
                               ", which has its value already; indent both alike");
  Culprit culprit =
      blame(scene, line, line.range(), "`: ` inside unquoted text begins another entry; put the text in quotes");
  culprit.mends = {{above->number, line.number}, {line.number, line.number}};
  return culprit;
}

Culprit explain_other(const Scene& scene) {
  const Line& line = scene.line;
  const auto above = line_above(scene.source, line.number);
  const bool is_item = line.content > line.indented;
  if (is_item || !colon_of(scene.source, line))
    if (const auto half = half_key_above(scene, line, 0)) return blame_half_key(scene, *half, line);
  if (!is_item && !colon_of(scene.source, line)) {
    Culprit culprit = missing_colon(scene, line);
    culprit.sure = false;
    if (culprit.mends.size() > 1) std::reverse(culprit.mends.begin(), culprit.mends.end());
    return culprit;
  }
  Culprit culprit = bad_indentation(scene, line,
                                    !is_item
                                        ? "this entry fits no level of indentation above; indent it like its neighbours"
                                        : "no list item may stand here; indent it like its neighbours, and mix no list "
                                          "items with `key:` entries");
  if (above) culprit.mends.push_back({above->number, above->number});
  return culprit;
}

Culprit explain_reason(const Scene& scene) {
  switch (scene.reading.failure->reason) {
    case Reason::too_deep: {
      const auto bracket = bracket_before(scene);
      const Line line = bracket ? line_at(scene.source, scene.source.text.line_of(*bracket)) : scene.line;
      Culprit culprit = blame(scene, line, {scene.at, std::min(scene.at + 1, scene.source.text.size())},
                              "lists and maps nest too deeply here; reading stops");
      culprit.rule = &nesting_too_deep;
      culprit.mends.push_back({line.number, scene.line.number});
      return culprit;
    }
    case Reason::escape: return explain_escape(scene);
    case Reason::alias:
    case Reason::unknown_alias: return explain_alias(scene);
    case Reason::unclosed_quote:
    case Reason::colon:
    case Reason::list_item:
    case Reason::character:
    case Reason::closing:
    case Reason::block_header:
    case Reason::other: break;
  }
  const Reason reason = scene.reading.failure->reason;
  if (auto culprit = explain_tabs(scene)) return *culprit;
  if (auto culprit = explain_quotes(scene)) return *culprit;
  if (auto culprit = explain_brackets(scene)) return *culprit;
  if (reason == Reason::block_header)
    return blame(scene, scene.line, value_of(scene.source, scene.line),
                 "behind `|` or `>` the line must end, the text begins in the next one; or put the text in quotes");
  if (reason == Reason::character && scene.at < scene.line.end) return explain_character(scene);
  if (reason == Reason::closing && scene.at < scene.line.end)
    return blame(scene, scene.line, rest_of_line(scene, scene.at),
                 "this bracket closes nothing; delete it, or put the text in quotes");
  if (reason == Reason::list_item && scene.at < scene.line.end)
    return blame(scene, scene.line, rest_of_line(scene, scene.at),
                 "no list may begin here; put each `- ` item on a line of its own, or the text in quotes");
  return reason == Reason::colon ? explain_colon(scene) : explain_other(scene);
}

}  // namespace

Culprit explain(const text::Text& text, std::string_view bytes, const Reading& reading) {
  const Source source{text, bytes};
  const Offset at = std::min(reading.failure->at, text.size());
  Line line = line_at(source, text.line_of(at));
  if (line.empty()) {
    if (const auto above = line_above(source, line.number)) line = *above;
  }
  return explain_reason({.source = source, .reading = reading, .at = at, .line = line});
}

text::Diagnostic explain_extra(const text::Text& text, const Reading& reading) {
  const Source source{text, text.view()};
  const Extra extra = *reading.extra;
  const Line line = line_at(source, text.line_of(extra.at));
  const Range range{extra.at, std::max(line.end, extra.at)};
  if (extra.marked)
    return text::diagnose(yaml_syntax, {extra.at, std::min(extra.at + 3, text.size())},
                          "a second document begins here; a manifest is one document, what follows is not read");
  const Offset root = reading.root == kNone ? 0 : reading.nodes[reading.root].range.begin;
  if (line_at(source, text.line_of(root)).indentation() > line.indentation())
    return text::diagnose(
        yaml_syntax, range,
        "this line is indented less than the first entry of the file; begin all entries of the file in the "
        "same column");
  return text::diagnose(
      yaml_syntax, range,
      "this stands behind the end of the document; put text that belongs together in quotes, and begin all "
      "entries of the file in the same column");
}

}  // namespace asyncy::yaml
