#include "core/rules/run.h"

#include <algorithm>
#include <map>

#include "core/binding/binding.h"
#include "core/rules/call.h"
#include "core/rules/registry.h"
#include "core/rules/suppress.h"

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

/// What a rule itself takes less seriously than usual, the project's severity makes no worse.
void apply_levels(const Options& options, std::vector<text::Diagnostic>& found) {
  if (options.levels.empty()) return;
  std::map<std::string_view, const workspace::RuleLevel*> last_word;
  for (const workspace::RuleLevel* level : options.levels) last_word[level->rule.value] = level;
  const auto level_of = [&](const text::Diagnostic& each) {
    const auto level = last_word.find(each.rule->name);
    return level == last_word.end() ? nullptr : level->second;
  };
  std::erase_if(found, [&](const text::Diagnostic& each) {
    const workspace::RuleLevel* level = level_of(each);
    return level != nullptr && !level->severity;
  });
  for (text::Diagnostic& each : found) {
    const workspace::RuleLevel* level = level_of(each);
    if (level == nullptr) continue;
    const bool toned_down = each.severity > each.rule->severity.in(options.dialect);
    each.severity = toned_down ? std::max(each.severity, *level->severity) : *level->severity;
  }
}

}  // namespace

std::vector<text::Diagnostic> run(const workspace::Workspace& workspace, const workspace::Document& document,
                                  Options options) {
  std::vector<text::Diagnostic> found = document.diagnostics;
  for (text::Diagnostic& diagnostic : found) diagnostic.severity = diagnostic.rule->severity.in(options.dialect);
  const std::vector<binding::BoundCall> calls = binding::bind(workspace, document);
  Scope scope{.workspace = workspace, .document = document, .calls = calls};
  const JudgedValues values(scope);
  scope.values = &values;
  const text::Language language = document.language();
  for (const Rule* rule : registry()) {
    if (rule->info.language != language) continue;
    Report report(rule->info, found);
    rule->check(scope, report);
  }
  suppress(document, found);
  apply_levels(options, found);
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
