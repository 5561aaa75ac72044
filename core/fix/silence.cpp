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

std::string_view indentation_of(const text::Text& text, std::uint32_t line) {
  const std::string_view whole = text.slice(text.line_range(line));
  return whole.substr(0, std::min(whole.find_first_not_of(" \t"), whole.size()));
}

Fix comment_above(const text::Text& text, std::uint32_t line, const std::string& directive, std::string title) {
  const Range range = text.line_range(line);
  const std::string_view indentation = indentation_of(text, line);
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

Fix silence_lines(const text::Text& text, std::uint32_t first, std::uint32_t last, std::span<const std::string_view> rules) {
  std::string names;
  std::string quoted;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    names += (i == 0 ? "" : ", ") + std::string(rules[i]);
    quoted += (i == 0 ? "`" : i + 1 == rules.size() ? " and `" : ", `") + std::string(rules[i]) + '`';
  }
  constexpr std::size_t kMostNamed = 3;
  if (rules.size() > kMostNamed) quoted = std::to_string(rules.size()) + " rules";
  const std::string begin = std::string(indentation_of(text, first)) + "# asyncy-ls: ignore-";
  const std::string line_end(line_end_of(text, first));
  const Offset above = text.line_start(first);
  const Offset below = text.line_start(last + 1);
  // The last line of a file may have no end of its own.
  const bool ends = text.line_range(last).end < below;
  std::string end_comment = begin + "end " + names;
  return {.title = "Ignore " + quoted + " on these lines",
          .edits = {{.range = {above, above}, .text = begin + "start " + names + line_end},
                    {.range = {below, below}, .text = ends ? end_comment + line_end : line_end + end_comment}}};
}

}  // namespace asyncy::fix
