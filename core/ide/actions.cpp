#include "core/ide/actions.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/fix/fix.h"
#include "core/rules/suppress.h"

namespace asyncy::ide {
namespace {

using text::Diagnostic;
using text::Fix;
using text::Offset;
using text::Range;

constexpr std::size_t kMostDiagnostics = 50;

std::string_view line_end_of(const text::Text& text, std::uint32_t line) {
  const std::string_view ending = text.slice({text.line_range(line).end, text.line_start(line + 1)});
  return ending.empty() ? "\n" : ending;
}

/// A further name in a comment that is there already.
std::optional<Fix> extend(const std::vector<rules::Suppression>& comments, std::string_view title, std::string_view rule,
                          std::optional<std::uint32_t> line) {
  for (const rules::Suppression& comment : comments) {
    if (!comment.well_formed || comment.names.empty() || comment.whole_file == line.has_value()) continue;
    if (line && comment.line != *line) continue;
    const Offset at = comment.names_end;
    return Fix{.title = std::string(title), .edits = {{.range = {at, at}, .text = ", " + std::string(rule)}}};
  }
  return std::nullopt;
}

Fix comment_above(const text::Text& text, std::uint32_t line, std::string_view directive, std::string title) {
  const Range range = text.line_range(line);
  const std::string_view whole = text.slice(range);
  const std::string_view indentation = whole.substr(0, std::min(whole.find_first_not_of(" \t"), whole.size()));
  std::string comment =
      std::string(indentation) + "# asyncy-ls: " + std::string(directive) + std::string(line_end_of(text, line));
  return {.title = std::move(title), .edits = {{.range = {range.begin, range.begin}, .text = std::move(comment)}}};
}

Fix comment_behind(const text::Text& text, std::uint32_t line, std::string_view directive, std::string title) {
  const Offset end = text.line_range(line).end;
  return {.title = std::move(title), .edits = {{.range = {end, end}, .text = "  # asyncy-ls: " + std::string(directive)}}};
}

/// The ways to silence `diagnostic`, best first.
std::vector<Fix> silencers(const workspace::Document& document, const std::vector<rules::Suppression>& comments,
                           const Diagnostic& diagnostic) {
  const text::Text& text = document.text;
  const std::string rule(diagnostic.rule->name);
  std::vector<Fix> ways;
  if (rules::is_ignorable_on_line(*diagnostic.rule)) {
    const std::string title = "Ignore `" + rule + "` here";
    const std::uint32_t line = text.line_of(diagnostic.range.begin);
    if (auto fix = extend(comments, title, rule, line)) ways.push_back(std::move(*fix));
    ways.push_back(comment_above(text, line, "ignore " + rule, title));
    // Where the line above belongs to a text.
    ways.push_back(comment_behind(text, line, "ignore " + rule, title));
  }
  const std::string title = "Ignore `" + rule + "` in this file";
  if (auto fix = extend(comments, title, rule, std::nullopt)) ways.push_back(std::move(*fix));
  ways.push_back(comment_above(text, 0, "ignore-file " + rule, title));
  return ways;
}

Action action_of(const Diagnostic& diagnostic, const Fix& fix, bool preferred) {
  Action action{.title = fix.title, .edits = fix.edits, .diagnostic = diagnostic, .preferred = preferred};
  std::stable_sort(action.edits.begin(), action.edits.end(),
                   [](const text::Edit& a, const text::Edit& b) { return a.range < b.range; });
  return action;
}

}  // namespace

std::vector<Action> actions(const workspace::Workspace& workspace, const workspace::Document& document, Range range,
                            rules::Options options) {
  options.most = std::numeric_limits<std::size_t>::max();
  const std::vector<Diagnostic> found = rules::run(workspace, document, options);
  const std::vector<rules::Suppression> comments = rules::suppressions_of(document);
  std::vector<Action> actions;
  std::size_t looked_at = 0;
  for (const Diagnostic& diagnostic : found) {
    if (diagnostic.range.begin > range.end || diagnostic.range.end < range.begin) continue;
    if (++looked_at > kMostDiagnostics) break;
    const auto is_proven = [&](const Fix& fix) {
      return fix::is_proven(workspace, document, found, diagnostic, fix, options);
    };
    for (const Fix& fix : diagnostic.fixes)
      if (is_proven(fix)) actions.push_back(action_of(diagnostic, fix, fix.preferred));
    const std::vector<Fix> ways = silencers(document, comments, diagnostic);
    const auto way = std::find_if(ways.begin(), ways.end(), is_proven);
    if (way != ways.end()) actions.push_back(action_of(diagnostic, *way, false));
  }
  return actions;
}

}  // namespace asyncy::ide
