#include "core/yaml/mend.h"

#include <algorithm>
#include <map>

namespace asyncy::yaml {

using text::Offset;
using text::Range;

namespace {

std::string_view indentation_of(Source source, const Line& line) { return source.text.slice({line.begin, line.indented}); }

}  // namespace

std::optional<text::Fix> quote(Source source, Range range) {
  const std::string_view text = source.text.slice(range);
  if (text.empty() || text.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
  // Insertions rather than a replacement: they leave alone what may be no clean text.
  text::Fix fix{.title = "Put the text in quotes", .edits = {{.range = {range.begin, range.begin}, .text = "'"}}};
  for (Offset at = range.begin; at < range.end; ++at)
    if (source.text.view()[at] == '\'') fix.edits.push_back({.range = {at, at}, .text = "'"});
  fix.edits.push_back({.range = {range.end, range.end}, .text = "'"});
  return fix;
}

text::Fix close_quote(Range range, char mark) {
  return {.title = "Close the quote",
          .edits = {{.range = {range.end, range.end}, .text = std::string(1, mark)}},
          .preferred = false};
}

std::optional<text::Fix> single_quotes(Source source, Range range) {
  constexpr std::string_view kKnown = "0abtnvfre \t\"/\\N_LPxuU";
  const std::string_view text = source.text.slice(range);
  if (text.size() < 2 || text.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
  text::Fix fix{.title = "Put the text in single quotes", .edits = {{.range = {range.begin, range.begin + 1}, .text = "'"}}};
  for (Offset at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '\\' && kKnown.find(text[at + 1]) != std::string_view::npos) return std::nullopt;
    if (text[at] == '\'') fix.edits.push_back({.range = {range.begin + at, range.begin + at}, .text = "'"});
  }
  fix.edits.push_back({.range = {range.end - 1, range.end}, .text = "'"});
  return fix;
}

text::Fix double_backslash(Offset at) {
  return {.title = "Double the backslash", .edits = {{.range = {at, at}, .text = "\\"}}};
}

text::Fix replace_tabs(Source source) {
  constexpr Offset kUsual = 2;
  const std::uint32_t lines = source.text.line_count();
  std::optional<Offset> narrowest;
  for (std::uint32_t number = 0; number < lines; ++number) {
    const Line line = line_at(source, number);
    const bool by_blanks = indentation_of(source, line).find('\t') == std::string_view::npos;
    if (!line.empty() && by_blanks && line.indentation() > 0)
      narrowest = std::min(narrowest.value_or(line.indentation()), line.indentation());
  }
  const Offset width = narrowest.value_or(kUsual);
  // Where some lines are indented by blanks nobody knows how wide the tabs were meant to be.
  text::Fix fix{.title = "Indent by blanks", .edits = {}, .preferred = !narrowest};
  std::map<std::string_view, Offset> meant;
  Offset above = 0;
  bool opens = false;
  for (std::uint32_t number = 0; number < lines; ++number) {
    const Line line = line_at(source, number);
    if (line.empty()) continue;
    const std::string_view indentation = indentation_of(source, line);
    const auto tabs = static_cast<Offset>(std::count(indentation.begin(), indentation.end(), '\t'));
    Offset wanted = line.indentation();
    if (tabs > 0 && !narrowest) wanted += tabs * (width - 1);
    if (tabs > 0 && narrowest) wanted = meant.try_emplace(indentation, opens ? above + width : above).first->second;
    if (tabs > 0) fix.edits.push_back({.range = {line.begin, line.indented}, .text = std::string(wanted, ' ')});
    above = wanted;
    opens = source.text.view()[line.end - 1] == ':';
  }
  return fix;
}

}  // namespace asyncy::yaml
