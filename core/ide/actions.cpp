#include "core/ide/actions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/fix/fix.h"
#include "core/fix/mend.h"
#include "core/fix/silence.h"
#include "core/rules/suppress.h"
#include "core/text/diff.h"

namespace asyncy::ide {
namespace {

using text::Diagnostic;
using text::Fix;
using text::Range;

constexpr std::size_t kMostDiagnostics = 50;

Action action_of(const Diagnostic& diagnostic, const Fix& fix, bool preferred) {
  Action action{.title = fix.title, .edits = fix.edits, .diagnostic = diagnostic, .preferred = preferred};
  std::stable_sort(action.edits.begin(), action.edits.end(),
                   [](const text::Edit& a, const text::Edit& b) { return a.range < b.range; });
  return action;
}

Action all_fixed(std::vector<text::Edit> edits) {
  return {.title = "Mend every mistake that has one obvious mend",
          .kind = "source.fixAll",
          .edits = std::move(edits),
          .diagnostic = {}};
}

/// The comments around the selected lines that silence every rule which speaks there and may be silenced.
std::optional<Action> silence_selection(fix::Trial& trial, Range range) {
  const text::Text& text = trial.document().text;
  const std::uint32_t first = text.line_of(range.begin);
  std::uint32_t last = text.line_of(range.end);
  // Who selects whole lines ends at the begin of the next one.
  if (last > first && range.end == text.line_start(last)) --last;
  if (last == first) return std::nullopt;
  const Fix nothing;
  std::set<std::string_view> rules;
  std::vector<fix::Choice> choices;
  for (const Diagnostic& diagnostic : trial.before()) {
    const std::uint32_t line = text.line_of(diagnostic.range.begin);
    if (line < first || line > last || !rules::is_ignorable_on_line(*diagnostic.rule)) continue;
    rules.insert(diagnostic.rule->name);
    choices.push_back({.diagnostic = &diagnostic, .fix = &nothing});
  }
  // One alone has its own comment.
  if (choices.size() < 2) return std::nullopt;
  const std::vector<std::string_view> names(rules.begin(), rules.end());
  const Fix fix = fix::silence_lines(text, first, last, names);
  choices.front().fix = &fix;
  if (!fix::are_proven(trial, choices)) return std::nullopt;
  return Action{.title = fix.title, .edits = fix.edits, .diagnostic = {}};
}

}  // namespace

std::vector<Action> actions(fix::Trial& trial, Range range) {
  const workspace::Document& document = trial.document();
  std::optional<std::vector<rules::Suppression>> comments;
  std::vector<Action> actions;
  std::size_t looked_at = 0;
  for (const Diagnostic& diagnostic : trial.before()) {
    if (diagnostic.range.begin > range.end || diagnostic.range.end < range.begin) continue;
    if (++looked_at > kMostDiagnostics) break;
    const auto is_proven = [&](const Fix& fix) { return fix::is_proven(trial, diagnostic, fix); };
    for (const Fix& fix : diagnostic.fixes)
      if (is_proven(fix)) actions.push_back(action_of(diagnostic, fix, fix.preferred));
    if (!comments) comments = rules::suppressions_of(document);
    const std::vector<Fix> ways = fix::silencers(document, *comments, diagnostic);
    const auto way = std::find_if(ways.begin(), ways.end(), is_proven);
    if (way != ways.end()) actions.push_back(action_of(diagnostic, *way, false));
  }
  if (auto around = silence_selection(trial, range)) actions.push_back(std::move(*around));
  return actions;
}

std::vector<Action> fix_all(fix::Trial& trial, Range /*range*/) {
  const auto mended = fix::mend(trial.workspace(), trial.document(), trial.options(), fix::fixes(false));
  if (!mended) return {};
  return {all_fixed(text::line_edits(trial.document().text.view(), mended->document->text.view()))};
}

std::vector<Action> offer_fix_all(fix::Trial& trial, Range /*range*/) {
  // What is proven alone is among what is proven together.
  for (const Diagnostic& diagnostic : trial.before())
    for (const Fix& fix : diagnostic.fixes)
      if (fix.preferred && fix::is_proven(trial, diagnostic, fix)) return {all_fixed({})};
  return {};
}

}  // namespace asyncy::ide
