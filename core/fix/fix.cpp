#include "core/fix/fix.h"

#include <algorithm>

#include "core/text/edit.h"

namespace asyncy::fix {
namespace {

using text::Diagnostic;
using text::Edit;
using text::Offset;
using text::Range;

std::vector<Edit> sorted(std::span<const Edit> edits) {
  std::vector<Edit> out(edits.begin(), edits.end());
  // Stable: two insertions at one place keep the order in which they were given.
  std::stable_sort(out.begin(), out.end(), [](const Edit& a, const Edit& b) { return a.range < b.range; });
  return out;
}

/// Where a range of the text before the edits stands after them. What was replaced becomes its replacement.
Range moved(Range range, const std::vector<Edit>& edits) {
  std::int64_t shift_begin = 0;
  std::int64_t shift_end = 0;
  Range inside = range;
  for (const Edit& edit : edits) {
    const auto grows = static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
    if (edit.range.end <= range.begin) {
      shift_begin += grows;
      shift_end += grows;
    } else if (edit.range.begin < range.end) {
      inside.begin = std::min(inside.begin, edit.range.begin);
      inside.end = std::max(inside.end, edit.range.end);
      shift_end += grows;
    }
  }
  return {static_cast<Offset>(inside.begin + shift_begin), static_cast<Offset>(inside.end + shift_end)};
}

/// Takes out of `left` the first that `same` likes; false when there is none.
template <class Same>
bool take(std::vector<Diagnostic>& left, Same same) {
  const auto found = std::find_if(left.begin(), left.end(), same);
  if (found == left.end()) return false;
  left.erase(found);
  return true;
}

}  // namespace

std::optional<std::string> apply(std::string_view source, std::span<const Edit> edits) {
  return text::apply(source, sorted(edits));
}

bool is_proven(Trial& trial, const Diagnostic& diagnostic, const text::Fix& fix) {
  const Choice choice{.diagnostic = &diagnostic, .fix = &fix};
  return are_proven(trial, {&choice, 1});
}

std::vector<Edit> edits_of(std::span<const Choice> choices) {
  std::vector<Edit> edits;
  for (const Choice& choice : choices) edits.insert(edits.end(), choice.fix->edits.begin(), choice.fix->edits.end());
  return sorted(edits);
}

bool are_proven(Trial& trial, std::span<const Choice> choices) {
  const auto edits = edits_of(choices);
  if (edits.empty()) return false;
  std::vector<Diagnostic> before = trial.before();
  for (const Choice& choice : choices)
    if (!take(before, [&](const Diagnostic& each) { return each == *choice.diagnostic; })) return false;
  auto found = trial.after(edits);
  if (!found) return false;
  std::vector<Diagnostic> after = *std::move(found);
  for (Diagnostic& each : before) each.range = moved(each.range, edits);
  // First what stands where it stood, so that the rest is not taken for it; then what says the same at another place.
  std::erase_if(after, [&](const Diagnostic& each) {
    return take(before, [&](const Diagnostic& old) { return old.rule == each.rule && old.range == each.range; });
  });
  std::erase_if(after, [&](const Diagnostic& each) {
    return take(before, [&](const Diagnostic& old) { return old.rule == each.rule && old.message == each.message; });
  });
  return std::none_of(after.begin(), after.end(), [&](const Diagnostic& each) {
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
      return each.rule == choice.diagnostic->rule || each.severity <= choice.diagnostic->severity;
    });
  });
}

void keep_proven(const workspace::Workspace& workspace, const workspace::Document& document, std::vector<Diagnostic>& found,
                 rules::Options options) {
  const auto has_fixes = [](const Diagnostic& each) { return !each.fixes.empty(); };
  if (std::none_of(found.begin(), found.end(), has_fixes)) return;
  Trial trial(workspace, document, std::move(options));
  for (Diagnostic& each : found) {
    const Diagnostic proposed = each;
    std::erase_if(each.fixes, [&](const text::Fix& fix) { return !is_proven(trial, proposed, fix); });
  }
}

}  // namespace asyncy::fix
