#include "core/rules/run.h"

#include <algorithm>
#include <iterator>

#include "core/binding/binding.h"
#include "core/rules/call.h"
#include "core/rules/registry.h"
#include "core/rules/suppress.h"
#include "core/story/era.h"
#include "core/workspace/examples.h"

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

}  // namespace

std::vector<text::Diagnostic> run(const workspace::Workspace& workspace, const workspace::Document& document,
                                  Options options) {
  std::vector<text::Diagnostic> found = of_the_dialect(document.diagnostics, options.dialect);
  if (const workspace::StoryFile* story = document.story()) {
    std::vector<text::Diagnostic> dated = story::judge_era(story->tree, options.dialect);
    found.insert(found.end(), std::make_move_iterator(dated.begin()), std::make_move_iterator(dated.end()));
  }
  const std::vector<binding::BoundCall> calls = binding::bind(workspace, document);
  Scope scope{.workspace = workspace, .document = document, .calls = calls};
  const JudgedValues values(scope);
  scope.values = &values;
  const text::Language language = document.language();
  for (const Rule* rule : registry()) {
    if (rule->info.language != language || !rule->info.severity.in(options.dialect)) continue;
    Report report(rule->info, options.dialect, found);
    rule->check(scope, report);
  }
  suppress(document, found);
  apply_levels(options, found);
  for (const workspace::Example& example : workspace::examples_of(document)) judge_example(workspace, document, example, options, found);
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

}  // namespace asyncy::rules
