#include "core/ide/actions.h"

#include <algorithm>
#include <limits>

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
    const std::vector<Fix> ways = fix::silencers(document, comments, diagnostic);
    const auto way = std::find_if(ways.begin(), ways.end(), is_proven);
    if (way != ways.end()) actions.push_back(action_of(diagnostic, *way, false));
  }
  return actions;
}

std::vector<Action> fix_all(const workspace::Workspace& workspace, const workspace::Document& document, Range /*range*/,
                            rules::Options options) {
  const auto mended = fix::mend(workspace, document, options, fix::fixes(false));
  if (!mended) return {};
  return {all_fixed(text::line_edits(document.text.view(), mended->document->text.view()))};
}

std::vector<Action> offer_fix_all(const workspace::Workspace& workspace, const workspace::Document& document,
                                  Range /*range*/, rules::Options options) {
  options.most = std::numeric_limits<std::size_t>::max();
  const std::vector<Diagnostic> found = rules::run(workspace, document, options);
  // What is proven alone is among what is proven together.
  for (const Diagnostic& diagnostic : found)
    for (const Fix& fix : diagnostic.fixes)
      if (fix.preferred && fix::is_proven(workspace, document, found, diagnostic, fix, options)) return {all_fixed({})};
  return {};
}

}  // namespace asyncy::ide
