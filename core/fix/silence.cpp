#include "core/fix/silence.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace asyncy::fix {
namespace {

using text::Fix;
using text::Offset;
using text::Range;

std::string_view line_end_of(const text::Text& text, std::uint32_t line) {
  const std::string_view ending = text.slice({text.line_range(line).end, text.line_start(line + 1)});
  return ending.empty() ? "\n" : ending;
}

/// A further name in a comment that is there already.
std::optional<Fix> extend(const std::vector<rules::Suppression>& comments, std::string_view title, std::string_view rule,
                          std::optional<std::uint32_t> line) {
  for (const rules::Suppression& comment : comments) {
    const auto wanted = line ? rules::Reach::line : rules::Reach::file;
    if (!comment.fault.empty() || comment.names.empty() || comment.reach != wanted) continue;
    if (line && comment.first_line != *line) continue;
    const Offset at = comment.names_end;
    return Fix{.title = std::string(title), .edits = {{.range = {at, at}, .text = ", " + std::string(rule)}}};
  }
  return std::nullopt;
}

Fix comment_above(const text::Text& text, std::uint32_t line, const std::string& directive, std::string title) {
  const Range range = text.line_range(line);
  const std::string_view whole = text.slice(range);
  const std::string_view indentation = whole.substr(0, std::min(whole.find_first_not_of(" \t"), whole.size()));
  std::string comment =
      std::string(indentation) + "# asyncy-ls: " + directive + std::string(line_end_of(text, line));
  return {.title = std::move(title), .edits = {{.range = {range.begin, range.begin}, .text = std::move(comment)}}};
}

Fix comment_behind(const text::Text& text, std::uint32_t line, const std::string& directive, std::string title) {
  const Offset end = text.line_range(line).end;
  return {.title = std::move(title), .edits = {{.range = {end, end}, .text = "  # asyncy-ls: " + directive}}};
}

}  // namespace

std::vector<Fix> silencers(const workspace::Document& document, const std::vector<rules::Suppression>& comments,
                           const text::Diagnostic& diagnostic, std::string_view reason) {
  const text::Text& text = document.text;
  const std::string rule(diagnostic.rule->name);
  const std::string because = reason.empty() ? "" : " -- " + std::string(reason);
  std::vector<Fix> ways;
  if (rules::is_ignorable_on_line(*diagnostic.rule)) {
    const std::string title = "Ignore `" + rule + "` here";
    const std::uint32_t line = text.line_of(diagnostic.range.begin);
    if (auto fix = extend(comments, title, rule, line)) ways.push_back(std::move(*fix));
    ways.push_back(comment_above(text, line, "ignore " + rule + because, title));
    // Where the line above belongs to a text.
    ways.push_back(comment_behind(text, line, "ignore " + rule + because, title));
  }
  const std::string title = "Ignore `" + rule + "` in this file";
  if (auto fix = extend(comments, title, rule, std::nullopt)) ways.push_back(std::move(*fix));
  ways.push_back(comment_above(text, 0, "ignore-file " + rule + because, title));
  return ways;
}

}  // namespace asyncy::fix
