#include "core/rules/run.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "core/binding/binding.h"
#include "core/rules/call.h"
#include "core/rules/registry.h"
#include "core/rules/suppress.h"
#include "core/story/era.h"
#include "core/text/shift.h"
#include "core/typing/typing.h"

namespace asyncy::rules {

extern const text::RuleInfo too_many_diagnostics{
    .name = "too-many-diagnostics",
    .severity = text::Severity::information,
    .language = text::Language::story,
    .title = "More diagnostics than are shown",
    .why = "A file with thousands of mistakes is mended from the top; the rest is told when there is room.",
    .bad = {},
    .good = {.manifest = "commands:\n  go:\n    help: Goes.\n", .story = "demo go\n", .config = {}},
};

namespace {

std::vector<text::Diagnostic> of_the_dialect(std::vector<text::Diagnostic> found, text::Dialect dialect) {
  std::erase_if(found, [&](const text::Diagnostic& each) { return !each.rule->severity.in(dialect); });
  for (text::Diagnostic& each : found) each.severity = *each.rule->severity.in(dialect);
  return found;
}

/// The last word on a rule; null where nobody has said anything.
const workspace::RuleLevel* level_of(const text::RuleInfo& rule, const Options& options) {
  const auto said = std::find_if(options.levels.rbegin(), options.levels.rend(),
                                 [&](const workspace::RuleLevel* each) { return each->rule.value == rule.name; });
  return said == options.levels.rend() ? nullptr : *said;
}

/// What a rule itself takes less seriously than usual, a severity that was asked for makes no worse.
void apply_levels(const Options& options, std::vector<text::Diagnostic>& found) {
  if (options.levels.empty()) return;
  std::erase_if(found, [&](text::Diagnostic& each) {
    const workspace::RuleLevel* level = level_of(*each.rule, options);
    if (level == nullptr) return false;
    if (!level->severity) return true;
    const bool toned_down = each.severity > each.rule->severity.in(options.dialect).value_or(text::Severity::hint);
    each.severity = toned_down ? std::max(each.severity, *level->severity) : *level->severity;
    return false;
  });
}

/// What a part of a story cannot tell: names come from the lines that are left out, and go there.
bool needs_the_whole(const text::RuleInfo& rule) { return &rule == &undefined_name.info || &rule == &unused_name.info; }

/// A line that an edit adds stands as deep as the one that it is added to.
std::string with_indentation(std::string_view text, std::string_view indentation) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += indentation;
  }
  return out;
}

/// What is wrong with a story inside `document`, where it stands there.
void judge_example(const workspace::Workspace& workspace, const workspace::Document& document,
                   const workspace::Example& example, const Options& options, std::vector<text::Diagnostic>& found) {
  for (text::Diagnostic& each : run(workspace, *example.story, options)) {
    if (needs_the_whole(*each.rule)) continue;
    each.range = example.in_document(each.range);
    for (text::Related& related : each.related)
      if (related.path.empty() || related.path == document.path) related.range = example.in_document(related.range);
    for (text::Fix& fix : each.fixes)
      for (text::Edit& edit : fix.edits) {
        edit.range = example.in_document(edit.range);
        const text::Offset begin = document.text.line_start(document.text.line_of(edit.range.begin));
        const std::string_view line = document.text.slice({begin, edit.range.begin});
        edit.text = with_indentation(edit.text, line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())));
      }
    found.push_back(std::move(each));
  }
}

/// What the rules of the document's language find in `scope`.
void look(const Scope& scope, const Options& options, Findings& found) {
  const text::Language language = scope.document.language();
  for (const Rule* rule : registry()) {
    if (rule->check == nullptr || rule->info.language != language || !rule->info.severity.in(options.dialect)) continue;
    Report report(rule->info, options.dialect, found);
    rule->check(scope, report);
  }
}

/// Of one story.
class StoryJudge {
 public:
  StoryJudge(const workspace::Workspace& workspace, const workspace::Document& document, const Options& options)
      : workspace_(workspace),
        document_(document),
        options_(options),
        story_(*document.story()),
        calls_(workspace, document),
        typing_(story_, calls_) {}

  std::vector<std::optional<Memory::Part>> known(Memory& memory) {
    return memory.take(workspace_, document_, options_.dialect, calls_, typing_);
  }

  /// Fills the gaps of `parts`, one for each chunk, and gives how many there were.
  std::size_t judge(std::vector<std::optional<Memory::Part>>& parts) {
    std::size_t judged = 0;
    for (std::size_t chunk = 0; chunk < parts.size(); ++chunk) {
      if (parts[chunk]) continue;
      parts[chunk] = judge(chunk);
      ++judged;
    }
    return judged;
  }

 private:
  Memory::Part judge(std::size_t chunk) {
    Memory::Part part;
    std::vector<text::Diagnostic> dated;
    story::judge_era(story_.tree, chunk, options_.dialect, dated);
    for (text::Diagnostic& each : dated) part.findings.all.push_back({.diagnostic = std::move(each), .once = {}});
    Scope scope{.workspace = workspace_, .document = document_, .bound = calls_, .chunk = chunk, .calls = calls_.in(chunk)};
    const JudgedValues values(scope, typing_);
    scope.values = &values;
    look(scope, options_, part.findings);
    const auto& placed = story_.tree.layout().chunks[chunk];
    const text::Range range{placed.begin, placed.begin + placed.chunk->size};
    for (const binding::BoundCall& call : scope.calls) part.called += mark_of(call);
    part.comments = may_suppress(document_.text.slice(range));
    for (Finding& each : part.findings.all) {
      part.findings.lasts = part.findings.lasts && lies_in(each.diagnostic, range);
      each.diagnostic = text::shifted(std::move(each.diagnostic), 0 - range.begin);
    }
    return part;
  }

  /// Of its command, its arguments, and values that the manifest lists.
  [[nodiscard]] std::size_t mark_of(const binding::BoundCall& call) const {
    if (call.command == nullptr) return 0;
    std::size_t mark = 0;
    const auto mix = [&](std::size_t value) { mark = mark * 1'000'003 + value; };
    mix(std::hash<const manifest::Command*>{}(call.command));
    for (const binding::BoundArgument& argument : call.arguments) {
      mix(std::hash<const manifest::Argument*>{}(argument.parameter));
      if (argument.parameter->allowed && argument.value != story::kNone)
        mix(std::hash<std::string_view>{}(story_.tree.slice(argument.value)));
    }
    return mark;
  }

  /// With all that it says of its own document.
  [[nodiscard]] bool lies_in(const text::Diagnostic& diagnostic, text::Range range) const {
    const auto inside = [&](text::Range place) { return range.begin <= place.begin && place.end <= range.end; };
    return inside(diagnostic.range) &&
           std::all_of(diagnostic.related.begin(), diagnostic.related.end(),
                       [&](const text::Related& each) {
                         return each.path != document_.path && (!each.path.empty() || inside(each.range));
                       }) &&
           std::all_of(diagnostic.fixes.begin(), diagnostic.fixes.end(), [&](const text::Fix& fix) {
             return std::all_of(fix.edits.begin(), fix.edits.end(),
                                [&](const text::Edit& edit) { return inside(edit.range); });
           });
  }

  const workspace::Workspace& workspace_;
  const workspace::Document& document_;
  const Options& options_;
  const workspace::StoryFile& story_;
  binding::Calls calls_;
  typing::Typing typing_;
};

/// Only the first of those that need no repetition, which mends the others along.
class Collector {
 public:
  explicit Collector(std::vector<text::Diagnostic>& out) : out_(out) {}

  void add(const Finding& finding, text::Offset begin) {
    text::Diagnostic moved = text::shifted(finding.diagnostic, begin);
    if (!finding.once.empty()) {
      const auto [first, is_new] = told_.try_emplace({moved.rule->name, finding.once}, out_.size());
      if (!is_new) return add_edits(moved.fixes, out_[first->second].fixes);
    }
    out_.push_back(std::move(moved));
  }

 private:
  static void add_edits(const std::vector<text::Fix>& from, std::vector<text::Fix>& to) {
    for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i)
      to[i].edits.insert(to[i].edits.end(), from[i].edits.begin(), from[i].edits.end());
  }

  std::vector<text::Diagnostic>& out_;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> told_;
};

std::vector<text::Diagnostic> finish(const workspace::Workspace& workspace, const workspace::Document& document,
                                     const Options& options, bool may_have_comments, std::vector<text::Diagnostic> found) {
  if (may_have_comments) suppress(document, found);
  apply_levels(options, found);
  for (const workspace::Example& example : document.examples)
    judge_example(workspace, document, example, options, found);
  text::sort(found);
  if (found.size() > options.most) {
    const std::size_t left_out = found.size() - options.most;
    const text::Range at = found[options.most].range;
    found.resize(options.most);
    found.push_back(text::diagnose(too_many_diagnostics, at,
                                   std::to_string(left_out) + " more diagnostics of this file are not shown"));
  }
  return found;
}

std::vector<text::Diagnostic> finish_story(const workspace::Workspace& workspace, const workspace::Document& document,
                                           const Options& options, const std::vector<std::optional<Memory::Part>>& parts) {
  std::vector<text::Diagnostic> found = of_the_dialect(document.diagnostics, options.dialect);
  Collector collector(found);
  bool comments = false;
  const auto& chunks = document.story()->tree.layout().chunks;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    comments = comments || parts[i]->comments;
    for (const Finding& each : parts[i]->findings.all) collector.add(each, chunks[i].begin);
  }
  return finish(workspace, document, options, comments, std::move(found));
}

}  // namespace

std::vector<text::Diagnostic> run(const workspace::Workspace& workspace, const workspace::Document& document,
                                  Options options) {
  if (const workspace::StoryFile* story = document.story()) {
    std::vector<std::optional<Memory::Part>> parts(story->tree.layout().chunks.size());
    StoryJudge(workspace, document, options).judge(parts);
    return finish_story(workspace, document, options, parts);
  }
  const binding::Calls none(workspace, document);
  Findings findings;
  look({.workspace = workspace, .document = document, .bound = none}, options, findings);
  std::vector<text::Diagnostic> found = of_the_dialect(document.diagnostics, options.dialect);
  Collector collector(found);
  for (const Finding& each : findings.all) collector.add(each, 0);
  return finish(workspace, document, options, true, std::move(found));
}

std::vector<text::Diagnostic> run(const workspace::Workspace& workspace,
                                  const std::shared_ptr<const workspace::Document>& document, Options options,
                                  Memory& memory) {
  if (document->story() == nullptr) return run(workspace, *document, options);
  StoryJudge judge(workspace, *document, options);
  auto parts = judge.known(memory);
  memory.judged_chunks = judge.judge(parts);
  std::vector<text::Diagnostic> found = finish_story(workspace, *document, options, parts);
  memory.keep(workspace, document, options.dialect, std::move(parts));
  return found;
}

}  // namespace asyncy::rules
