#include "core/ide/blast_radius.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "core/index/references.h"
#include "core/rules/breaks_callers.h"
#include "core/text/changed_lines.h"

namespace asyncy::ide {
namespace {

using text::ChangedLines;
using text::Diagnostic;
using workspace::Document;
using workspace::Workspace;

constexpr std::size_t kMostPlaces = 50;

/// The calls that one change breaks.
struct Broken {
  std::size_t calls = 0;
  std::set<std::string_view> stories;
  std::vector<text::Related> places;
};

std::string count(std::size_t number, const char* one, const char* more) {
  return std::to_string(number) + ' ' + (number == 1 ? one : more);
}

/// The text of a changed line; where lines were only taken out, of the line that has come into their place.
text::Range shown(const text::Text& text, const ChangedLines& change) {
  const std::uint32_t last = text.line_count() - 1;
  for (std::uint32_t line = std::min(change.after_begin, last); line <= last; ++line) {
    const text::Range range = text.line_range(line);
    const auto first = text.slice(range).find_first_not_of(" \t");
    if (first != std::string_view::npos) return {range.begin + static_cast<text::Offset>(first), range.end};
  }
  return text.line_range(last);
}

class BlastRadius {
 public:
  BlastRadius(const Document& before, const Document& after)
      : before_(before), after_(after), changes_(text::changed_lines(before.text, after.text)), broken_(changes_.size()) {}

  [[nodiscard]] bool is_empty() const { return changes_.empty(); }

  /// The problems of one document after the edit, those that it had before taken out.
  void add(const Workspace& old, const Document& document, const std::vector<Diagnostic>& found) {
    const auto calls = calls_in(old, document);
    std::set<text::Offset> counted;
    for (const Diagnostic& each : found) {
      const Call* call = call_at(calls, each.range);
      if (call == nullptr) continue;
      Broken& broken = broken_[change_of(each, call->bound)];
      broken.stories.insert(document.path);
      if (!counted.insert(call->range.begin).second) continue;
      ++broken.calls;
      if (broken.places.size() < kMostPlaces)
        broken.places.push_back({.path = document.path, .range = each.range, .message = each.message});
    }
  }

  std::vector<Diagnostic> told() {
    std::vector<Diagnostic> out;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      Broken& broken = broken_[i];
      if (broken.calls == 0) continue;
      Diagnostic diagnostic = text::diagnose(rules::breaks_callers, shown(after_.text, changes_[i]),
                                             "this change breaks " + count(broken.calls, "call", "calls") + " in " +
                                                 count(broken.stories.size(), "story", "stories"));
      diagnostic.related = std::move(broken.places);
      out.push_back(std::move(diagnostic));
    }
    return out;
  }

 private:
  struct Call {
    binding::BoundCall bound;
    text::Range range;  ///< in its document
  };

  /// Of a story, and of examples.
  static std::vector<Call> calls_in(const Workspace& workspace, const Document& document) {
    std::vector<Call> calls;
    auto bound = binding::bind(workspace, document);
    for (binding::BoundCall& each : bound) {
      const text::Range range = document.story()->tree[each.call].range;
      calls.push_back({.bound = std::move(each), .range = range});
    }
    for (const workspace::Example& example : document.examples)
      for (Call each : calls_in(workspace, *example.story)) {
        each.range = example.in_document(each.range);
        calls.push_back(std::move(each));
      }
    return calls;
  }

  /// The innermost one.
  static const Call* call_at(std::span<const Call> calls, text::Range range) {
    const Call* best = nullptr;
    for (const Call& each : calls)
      if (each.range.contains(range)) best = &each;
    return best;
  }

  /// The change that a problem comes from: what its diagnostic points at, else what the call meant before.
  [[nodiscard]] std::size_t change_of(const Diagnostic& diagnostic, const binding::BoundCall& call) const {
    for (const text::Related& each : diagnostic.related)
      if (each.path == after_.path && !each.range.empty())
        if (const auto change = touching(after_.text, each.range, &ChangedLines::after_begin, &ChangedLines::after_end))
          return *change;
    if (call.command != nullptr && call.manifest == &before_)
      if (const auto change =
              touching(before_.text, call.command->range, &ChangedLines::before_begin, &ChangedLines::before_end))
        return *change;
    return 0;
  }

  [[nodiscard]] std::optional<std::size_t> touching(const text::Text& text, text::Range range,
                                                    std::uint32_t ChangedLines::*begin,
                                                    std::uint32_t ChangedLines::*end) const {
    const std::uint32_t first = text.line_of(range.begin);
    const std::uint32_t last = text.line_of(range.end);
    for (std::size_t i = 0; i < changes_.size(); ++i)
      if (changes_[i].*begin <= last && first <= std::max(changes_[i].*end, changes_[i].*begin + 1) - 1) return i;
    return std::nullopt;
  }

  const Document& before_;
  const Document& after_;
  std::vector<ChangedLines> changes_;
  std::vector<Broken> broken_;
};

bool is_old(const std::vector<Diagnostic>& before, const Diagnostic& each) {
  return std::any_of(before.begin(), before.end(),
                     [&](const Diagnostic& old) { return old.rule == each.rule && old.range == each.range; });
}

}  // namespace

std::vector<Diagnostic> blast_radius(const Workspace& workspace, const std::shared_ptr<const Document>& before,
                                     const Document& after, const JudgeStory& judge, const std::function<bool()>& go_on) {
  BlastRadius radius(*before, after);
  if (radius.is_empty()) return {};
  const Workspace old = workspace.with(before);
  const auto services = index::service_names(workspace, after);
  for (const auto& story : workspace.documents()) {
    if (!index::mentions(*story, services)) continue;
    if (!go_on()) break;
    std::vector<Diagnostic> found = judge(workspace, *story);
    std::erase_if(found, [](const Diagnostic& each) { return each.severity > text::Severity::warning; });
    if (found.empty()) continue;
    const std::vector<Diagnostic> known = judge(old, *story);
    std::erase_if(found, [&](const Diagnostic& each) { return is_old(known, each); });
    if (!found.empty()) radius.add(old, *story, found);
  }
  return radius.told();
}

}  // namespace asyncy::ide
