#include "core/yaml/explain.h"

#include <algorithm>
#include <optional>

#include "core/text/excerpt.h"
#include "core/yaml/extent.h"
#include "core/yaml/mend.h"
#include "core/yaml/scene.h"

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

std::string unquoted_beginning(char mark) {
  const std::string name = mark == '`' ? "a backtick" : "`" + std::string(1, mark) + "`";
  return "unquoted text may not begin with " + name + "; put the text in quotes";
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
  return reason == Reason::colon ? explain_colon(scene) : explain_entry(scene);
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
